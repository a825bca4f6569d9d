import type { LintOptions } from '../lintSloFiles';

/** One way to spoil a file: every result is one spoilt file. */
export interface Mutation {
  name: string;
  /** Rules of which one has to speak. */
  rules: string[];
  mutate(content: string): string[];
  options?: LintOptions;
}

/** Replaces each occurrence for itself. */
function each(
  pattern: RegExp,
  replace: (match: RegExpMatchArray) => string,
): (content: string) => string[] {
  return content =>
    [...content.matchAll(pattern)].map(match => {
      const at = match.index;
      return (
        content.slice(0, at) +
        replace(match) +
        content.slice(at + match[0].length)
      );
    });
}

const WINDOW = String.raw`\[(?:\{\{ ?\.window ?\}\}|5m)\]`;
const COUNT = String.raw`sum\(rate\(\w+_count(?:\{[^}]*\})?${WINDOW}\)\)`;
const BUCKET = String.raw`sum\(rate\(\w+_bucket\{[^}]*\}${WINDOW}\)\)`;
const ERROR = String.raw`(?:error_query|errorQuery): sum.*`;

/** The finding that a missing or misspelt key leaves. */
const SHAPE = ['schema', 'unknown-field', 'unknown-format'];

/** The defects that the reference names, and those that people make besides. */
export const mutations: Mutation[] = [
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
    name: 'window fixed',
    rules: ['window-variable'],
    mutate: each(/\{\{ ?\.window ?\}\}/g, () => '5m'),
  },
  {
    name: 'window misspelt',
    rules: ['promql-syntax', 'window-variable'],
    mutate: each(/\{\{ ?\.window ?\}\}/g, () => '{{window}}'),
  },
  {
    name: 'window left out',
    rules: ['promql-syntax', 'window-variable'],
    mutate: each(/rate\(([^[()]*)\[\{\{ ?\.window ?\}\}\]\)/g, m => m[1]),
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
    name: 'a regular expression as a text',
    rules: ['regex-as-text'],
    mutate: each(/=~("5\.\.")/g, m => `=${m[1]}`),
  },
  {
    name: 'a regular expression that is not closed',
    rules: ['promql-syntax'],
    mutate: each(/=~"5\.\."/g, () => '=~"5(."'),
  },
  {
    name: 'count instead of sum',
    rules: ['not-a-sum', 'missing-sum'],
    mutate: each(
      /((?:error_query|errorQuery|total_query|totalQuery): )sum(?=\(rate)/g,
      m => `${m[1]}count`,
    ),
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
  {
    name: 'le left out',
    rules: ['bucket-without-le'],
    mutate: each(/,?le="[\d.]+",?/g, () => ''),
  },
  {
    name: 'sum left out',
    rules: ['missing-sum'],
    mutate: each(
      new RegExp(`sum(\\(rate\\(\\w+(?:\\{[^}]*\\})?${WINDOW}\\)\\))`, 'g'),
      m => m[1],
    ),
  },
  {
    name: 'sum by (pod) on one side',
    rules: ['missing-sum'],
    mutate: each(/sum\(rate/g, () => 'sum by (pod) (rate'),
  },
  {
    name: 'avg instead of sum',
    rules: ['not-a-sum'],
    mutate: each(/sum\(rate/g, () => 'avg(rate'),
  },
  {
    name: 'irate instead of rate',
    rules: ['counter-function'],
    mutate: each(/\(rate\(/g, () => '(irate('),
  },
  {
    name: 'increase on one side',
    rules: ['counter-function'],
    mutate: each(/sum\(rate\(/g, () => 'sum(increase('),
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
  ...['100', '0', '101', '-1', '0.999'].map(
    (objective): Mutation => ({
      name: `objective ${objective}`,
      rules: ['objective-range', 'objective-is-ratio', 'schema'],
      mutate: each(/(objective: |targetPercent: |target: ["']?)[\d.]+/g, m =>
        m[1] === 'target: ' && objective === '0.999'
          ? 'target: 99.9'
          : m[1] + objective,
      ),
    }),
  ),
  {
    name: 'a tier that can never fire',
    rules: ['unreachable-alert'],
    mutate: each(
      /(objective: |target: ["'])99[\d.]*(?=[^]*?(?:alert:? ?\{?\}?|labels:|indicator:))/g,
      m => `${m[1]}90`,
    ),
  },
  {
    name: 'window longer than retention',
    rules: ['window-retention'],
    mutate: content => [content],
    options: { retentionMs: 10 * 86_400_000 },
  },
  {
    name: 'window of years',
    rules: ['window-retention'],
    mutate: each(/(window|duration): (?:\d+[dw])/g, m => `${m[1]}: 800d`),
  },
  {
    name: 'the file twice',
    rules: ['duplicate-slo'],
    mutate: content => [`${content}\n---\n${content}`],
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
];
