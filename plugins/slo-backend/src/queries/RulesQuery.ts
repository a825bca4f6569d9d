import { InputError } from '@backstage/errors';
import {
  generateRules,
  parseDuration,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import type { JudgedService } from '../evaluate/JudgedService';
import { windowOf } from '../evaluate/windowOf';
import type { PolicyReader } from '../policy/PolicyReader';

const DAY_MS = 86_400_000;

/** How rules are asked for. */
export const rulesQuerySchema = z.object({
  /** Window of SLOs whose spec states none, such as `28d`. */
  window: z.string().max(20).optional(),
  /** Count the period's events instead of averaging its ratios. */
  exact: z.enum(['true', 'false']).default('false'),
});

/** Prometheus rules made from a service's SLOs. */
export class RulesQuery {
  readonly #policies: PolicyReader;

  constructor(options: { policies: PolicyReader }) {
    this.#policies = options.policies;
  }

  /** A rule file. SLOs that can't become rules are named in comments at its head. */
  get(
    service: JudgedService,
    query: z.output<typeof rulesQuerySchema>,
  ): string {
    const policy = service.policy.policy ?? this.#policies.fallback;
    const windowMs = query.window
      ? durationOf(query.window)
      : lengthOf(windowOf({}, policy));
    const sound = service.slos.filter(
      slo => !slo.findings.some(({ severity }) => severity === 'error'),
    );
    const { rules, skipped } = generateRules(sound, {
      windowMs,
      exactPeriod: query.exact === 'true',
    });
    const left = [
      ...service.slos
        .filter(slo => !sound.includes(slo))
        .map(({ name }) => `${name}: its file has errors`),
      ...skipped.map(({ slo, reason }) => `${slo.name}: ${reason}`),
    ];
    return [
      ...left.map(text => `# Left out: ${text.replace(/[\r\n]+/g, ' ')}\n`),
      stringify(rules, { lineWidth: 0 }),
    ].join('');
  }
}

function durationOf(text: string): number {
  const ms = parseDuration(text);
  if (ms === undefined || ms < DAY_MS || ms > 400 * DAY_MS) {
    throw new InputError(
      `'window' is '${text}'; write a length between 1d and 400d, such as 28d.`,
    );
  }
  return ms;
}

function lengthOf(window: SloWindow): number {
  return window.type === 'rolling' ? window.durationMs : 30 * DAY_MS;
}
