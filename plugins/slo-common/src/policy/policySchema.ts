import { DateTime, IANAZone } from 'luxon';
import { z } from 'zod';
import { SloWindow } from '../model/SloWindow';
import { DAY_MS, HOUR_MS } from '../ledger';
import {
  ErrorBudgetPolicy,
  POLICY_ACTIONS,
  PolicyAction,
  RELEASE_RULES,
  ReleaseRule,
} from './ErrorBudgetPolicy';

const UNITS = { h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };

/** Where a stage doesn't say what the portal does. */
const AUTOMATIC: Record<ReleaseRule, PolicyAction[]> = {
  all: ['notify-owner'],
  reviewed: ['notify-owner', 'require-review'],
  fixes: ['notify-owner', 'stop-features'],
  'security and reliability fixes': [
    'notify-owner',
    'stop-features',
    'open-postmortem',
  ],
};

const line = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .regex(/^[^\r\n]*$/, 'write it on one line');
const percent = z.number().min(0).max(100);

const rollingSchema = z
  .string()
  .regex(/^[1-9]\d{0,3}[hdw]$/, 'write it as 30d, 4w or 72h')
  .transform(
    (text): SloWindow => ({
      type: 'rolling',
      durationMs:
        Number(text.slice(0, -1)) * UNITS[text.slice(-1) as keyof typeof UNITS],
    }),
  )
  .refine(
    window => window.type === 'rolling' && window.durationMs <= 400 * DAY_MS,
    'the ledger keeps 400 days: write a shorter window',
  );

const calendarSchema = z
  .strictObject({
    unit: z.enum(['day', 'week', 'month', 'quarter', 'year']),
    timeZone: z
      .string()
      .refine(
        zone => IANAZone.isValidZone(zone),
        'write an IANA time zone such as Europe/Berlin',
      ),
  })
  .transform(
    (window): SloWindow => ({ type: 'calendar', count: 1, ...window }),
  );

const stageSchema = z
  .strictObject({
    consumed: z.number().positive().max(1000),
    name: line,
    releases: z.enum(RELEASE_RULES),
    actions: z.array(line).max(20).default([]),
    automatic: z.array(z.enum(POLICY_ACTIONS)).optional(),
  })
  .transform(stage => ({
    ...stage,
    consumed: stage.consumed / 100,
    automatic: stage.automatic ?? AUTOMATIC[stage.releases],
  }));

const time = z.string().transform((value, context) => {
  const moment = DateTime.fromISO(value, { zone: 'utc' });
  if (!moment.isValid) {
    context.addIssue({
      code: 'custom',
      message: 'write it as 2026-01-31 or 2026-01-31T09:00:00Z',
    });
    return z.NEVER;
  }
  return moment.toMillis();
});

const waiverSchema = z
  .strictObject({
    reason: line,
    approvedBy: line,
    from: time,
    until: time,
    slos: z.array(line).min(1).optional(),
  })
  .refine(waiver => waiver.until > waiver.from, {
    path: ['until'],
    message: 'has to be after from',
  });

/**
 * An error-budget policy as its file has it, with percentages; gives an {@link ErrorBudgetPolicy}, with ratios. Unknown
 * keys are refused: a misspelt one would silently change the policy.
 *
 * @public
 */
export const policySchema = z
  .strictObject({
    service: line.optional(),
    owner: line.optional(),
    window: z.union([rollingSchema, calendarSchema]).default({
      type: 'rolling',
      durationMs: 30 * DAY_MS,
    }),
    slos: z.array(line).min(1).optional(),
    stages: z.array(stageSchema).min(1).max(10),
    hysteresis: percent.default(5),
    minimumCoverage: percent.default(95),
    minimumBadEvents: z.number().min(0).max(1e9).default(1),
    whenUnknown: z.enum(['unknown', 'allow', 'block']).default('unknown'),
    exceptions: z
      .strictObject({
        approvedBy: line.optional(),
        longestDays: z.number().positive().max(90).default(7),
      })
      .default({ longestDays: 7 }),
    waivers: z.array(waiverSchema).max(100).default([]),
  })
  .transform((file, context): ErrorBudgetPolicy => {
    const longestMs = file.exceptions.longestDays * DAY_MS;
    file.stages.forEach((stage, index) => {
      if (index > 0 && stage.consumed <= file.stages[index - 1].consumed) {
        context.addIssue({
          code: 'custom',
          path: ['stages', index, 'consumed'],
          message: 'has to be more than that of the stage before',
        });
      }
      if (stage.consumed * 100 <= file.hysteresis) {
        context.addIssue({
          code: 'custom',
          path: ['stages', index, 'consumed'],
          message: `has to be more than hysteresis (${file.hysteresis}), for the stage would never end; write a smaller hysteresis`,
        });
      }
    });
    file.waivers.forEach((waiver, index) => {
      if (waiver.until - waiver.from > longestMs) {
        context.addIssue({
          code: 'custom',
          path: ['waivers', index, 'until'],
          message: `is more than ${file.exceptions.longestDays} days after from, which exceptions.longestDays allows`,
        });
      }
    });
    const { exceptions, minimumBadEvents, ...rest } = file;
    return {
      ...rest,
      hysteresis: file.hysteresis / 100,
      minimumCoverage: file.minimumCoverage / 100,
      minimumBad: minimumBadEvents,
      exceptions: { approvedBy: exceptions.approvedBy, longestMs },
    };
  });
