import { each } from './each';
import type { Mutation } from './Mutation';
import { WINDOW } from './WINDOW';

/** What is counted wrongly: over another window, or not as a sum of rates. */
export const countMutations: Mutation[] = [
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
    name: 'count instead of sum',
    rules: ['not-a-sum', 'missing-sum'],
    mutate: each(
      /((?:error_query|errorQuery|total_query|totalQuery): )sum(?=\(rate)/g,
      m => `${m[1]}count`,
    ),
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
];
