import { each } from './each';
import type { Mutation } from './Mutation';
import { WINDOW } from './WINDOW';

const COUNT = String.raw`sum\(rate\(\w+_count(?:\{[^}]*\})?${WINDOW}\)\)`;
const BUCKET = String.raw`sum\(rate\(\w+_bucket\{[^}]*\}${WINDOW}\)\)`;

/** Buckets of a histogram that count what they shouldn't. */
export const bucketMutations: Mutation[] = [
  {
    name: 'latency: the bucket alone is the error query',
    rules: ['inverted-latency'],
    mutate: each(new RegExp(`${COUNT}\\s*-\\s*(${BUCKET})`, 'g'), m => m[1]),
  },
  {
    name: 'latency: subtracted the wrong way round',
    rules: ['inverted-latency'],
    mutate: each(
      new RegExp(`(${COUNT})(\\s*-\\s*)(${BUCKET})`, 'g'),
      m => m[3] + m[2] + m[1],
    ),
  },
  {
    name: 'latency: a bucket as the total',
    rules: ['inverted-latency', 'same-query'],
    mutate: each(
      /(total_query|totalQuery)(: \|?\s*sum\(rate\(\w+)_count\{/g,
      m => `${m[1]}${m[2]}_bucket{le="0.4",`,
    ),
  },
  {
    name: 'integer le',
    rules: ['le-integer'],
    mutate: each(/le="0\.\d+"/g, () => 'le="1"'),
  },
  ...['0.43', '400ms', '0.40', '.4', '0,4'].map(
    (le): Mutation => ({
      name: `le ${le}`,
      rules: ['le-unknown'],
      mutate: each(/le="0\.\d+"/g, () => `le="${le}"`),
    }),
  ),
  {
    name: 'le that the service does not have',
    rules: ['le-unknown'],
    mutate: each(/le="0\.\d+"/g, () => 'le="0.3"'),
    options: {
      buckets: new Map(
        [
          'http_request_duration_seconds_bucket',
          'apiserver_request_duration_seconds_bucket',
          'connect_server_requests_duration_seconds_bucket',
        ].map(metric => [metric, new Set(['0.25', '0.4', '0.5', '+Inf'])]),
      ),
    },
  },
  {
    name: 'le turned round',
    rules: ['bucket-without-le'],
    mutate: each(/le="(?!\+Inf)/g, () => 'le!="'),
  },
  {
    name: 'le of all requests taken away',
    rules: ['le-unknown'],
    mutate: each(
      new RegExp(
        `(${COUNT}\\s*-\\s*sum\\(rate\\(\\w+_bucket\\{[^}]*le=)"[^"]*"`,
        'g',
      ),
      m => `${m[1]}"+Inf"`,
    ),
  },
  {
    name: 'le left out',
    rules: ['bucket-without-le'],
    mutate: each(/,?le="[\d.]+",?/g, () => ''),
  },
];
