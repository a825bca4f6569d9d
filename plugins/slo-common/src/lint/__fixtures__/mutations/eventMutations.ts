import { each } from './each';
import type { Mutation } from './Mutation';

/** Queries of other events than they should be of. */
export const eventMutations: Mutation[] = [
  {
    name: 'a regular expression as a text',
    rules: ['regex-as-text'],
    mutate: each(/=~("5\.\.")/g, m => `=${m[1]}`),
  },
  {
    name: 'queries swapped',
    rules: ['not-subset', 'inverted-latency', 'swapped-queries'],
    mutate: content => [
      content
        .replace(/error_query|errorQuery/g, 'SWAP')
        .replace(/total_query/g, 'error_query')
        .replace(/totalQuery/g, 'errorQuery')
        .replace(
          /SWAP/g,
          content.includes('errorQuery') ? 'totalQuery' : 'total_query',
        ),
      content
        .replace(/\b(good|success|errors):(?=\s+metric)/g, 'SWAP:')
        .replace(
          /\btotal:/g,
          ['errors:', 'success:', 'good:'].find(key => content.includes(key)) ??
            'total:',
        )
        .replace(/SWAP:/g, 'total:'),
    ],
  },
  {
    name: 'error query of another job',
    rules: ['not-subset'],
    mutate: each(
      /((?:error_query|errorQuery|errors:\s+metric|success:\s+metric).*?)(job|handler)="[^"]*"/g,
      m => `${m[1]}${m[2]}="another"`,
    ),
  },
  {
    name: 'error query of all jobs',
    rules: ['not-subset'],
    mutate: each(
      /((?:error_query|errorQuery|errors:\s+metric|success:\s+metric).*?)(?:job|handler)="[^"]*",/g,
      m => m[1],
    ),
  },
  {
    name: 'total narrower than errors',
    rules: ['not-subset'],
    mutate: each(
      /((?:total_query|totalQuery|total:\s+metric): .*?\w\{)/g,
      m => `${m[1]}method="GET",`,
    ),
  },
  {
    name: 'the same query twice',
    rules: ['same-query', 'inverted-errors'],
    mutate: each(/[,{]code=~"(?:\(5..\|429\)|5..)"/g, m =>
      m[0].startsWith('{') ? '{' : '',
    ),
  },
  {
    name: 'successes as errors',
    rules: ['inverted-errors'],
    mutate: each(/code=~"\(?5[^"]*"/g, m => m[0].replace('=~', '!~')),
  },
  {
    name: 'good called bad',
    rules: ['inverted-errors', 'inverted-latency'],
    mutate: each(/\bgood:/g, () => 'bad:'),
  },
];
