import { each } from './each';
import type { Mutation } from './Mutation';

/** Promises that can't be kept, measured or alerted on. */
export const promiseMutations: Mutation[] = [
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
];
