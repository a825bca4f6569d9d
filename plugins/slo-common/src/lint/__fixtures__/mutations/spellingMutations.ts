import { each } from './each';
import type { Mutation } from './Mutation';

const ERROR = String.raw`(?:error_query|errorQuery): sum.*`;

/** The finding that a missing or misspelt key leaves. */
const SHAPE = ['schema', 'unknown-field', 'unknown-format'];

/** What is misspelt, left out or there twice. */
export const spellingMutations: Mutation[] = [
  {
    name: 'a regular expression that is not closed',
    rules: ['promql-syntax'],
    mutate: each(/=~"5\.\."/g, () => '=~"5(."'),
  },
  {
    name: 'a bracket left out',
    rules: ['promql-syntax'],
    mutate: each(new RegExp(`(${ERROR})\\)$`, 'gm'), m => m[1]),
  },
  {
    name: 'a quote left out',
    rules: ['promql-syntax', 'yaml-syntax'],
    mutate: each(/="([\w./]+)"/g, m => `="${m[1]}`),
  },
  {
    name: 'spelled as in the other format of Sloth',
    rules: ['schema', 'unknown-field'],
    mutate: each(/\b(?:error|total)(?:_q|Q)uery:/g, ([key]) =>
      key.includes('_')
        ? key.replace('_q', 'Q')
        : key.replace('Query', '_query'),
    ),
  },
  ...[
    'objective',
    'error_query',
    'errorQuery',
    'total',
    'indicator',
    'slos',
  ].map(
    (key): Mutation => ({
      name: `${key} misspelt`,
      rules: SHAPE,
      mutate: each(new RegExp(`^( *)${key}:`, 'gm'), m => `${m[1]}${key}s:`),
    }),
  ),
  {
    name: 'alerts misspelt',
    rules: SHAPE,
    mutate: each(/(page_alert|ticketAlert):/g, m => `${m[1]}s:`),
  },
  {
    name: 'a name that is no name',
    rules: ['name-format'],
    mutate: each(
      /^( *- name: |service: | {2}name: )(?!.*-success)[\w"']+-[\w-]*["']?$/gm,
      m => `${m[1]}"a b"`,
    ),
  },
  {
    name: 'a version nobody reads',
    rules: ['unknown-format'],
    mutate: each(/^((?:api)?[vV]ersion: ).*$/gm, m => `${m[1]}other/v2`),
  },
  {
    name: 'the file twice',
    rules: ['duplicate-slo'],
    mutate: content => [`${content}\n---\n${content}`],
  },
];
