import type { ServiceSlos, VerdictSummary } from '@causeway/plugin-slo-common';
import { detail } from './detail';
import { goodRow, row } from './rows';
import { AT, DAY_MS, HOUR_MS, MINUTE_MS } from './times';

const verdict: VerdictSummary = {
  id: 'v1',
  at: AT,
  status: 'known',
  stage: 4,
  stageName: 'frozen',
  since: AT - 2 * HOUR_MS,
  changed: true,
  decidedBy: 'requests-succeed',
  reason: 'requests-succeed has used 114 % of its budget',
  liftsBelow: 0.75,
  slos: [],
};

const allow = {
  decision: 'allow' as const,
  reason: 'Stage frozen: only a fix of reliability or security may ship',
  stage: 'frozen',
  slo: 'requests-succeed',
  condition: 'only a fix of reliability or security may ship',
  waiver: null,
};

/** The service with two SLOs, a policy that stops features, and a person who may waive that. */
export const service: ServiceSlos = {
  entityRef: row.entityRef,
  slos: [
    { ...detail, ...goodRow, lint: [], firing: [], recorded: null },
    detail,
  ],
  policy: {
    origin: 'repository',
    source: {
      file: 'observability/error-budget-policy.yaml',
      line: 1,
      column: 1,
      url: null,
    },
    policy: {
      window: { type: 'rolling', durationMs: 30 * DAY_MS },
      stages: [
        [0.25, 'watch', 'all'],
        [0.5, 'careful', 'reviewed'],
        [0.75, 'reliability first', 'fixes'],
        [1, 'frozen', 'security and reliability fixes'],
      ].map(([consumed, name, releases]) => ({
        consumed,
        name,
        releases,
        actions: ['Write a root cause analysis and have it reviewed.'],
        automatic: [],
      })) as ServiceSlos['policy']['policy']['stages'],
      hysteresis: 0.05,
      minimumCoverage: 0.9,
      minimumBad: 3,
      whenUnknown: 'unknown',
      exceptions: { longestMs: 7 * DAY_MS },
      waivers: [],
    },
    verdict,
    gate: {
      feature: {
        ...allow,
        decision: 'block',
        condition: null,
        reason: 'Stage frozen: no feature may ship',
      },
      fix: allow,
      critical: { ...allow, condition: null },
    },
    waivers: [],
    changes: [verdict],
    nextAction: 'Roll back 2.4.0: it spent 26 % of the budget.',
  },
  files: [
    {
      path: 'slos/orchestrator.yaml',
      url: null,
      commit: '9f3c2ab4d5e6f708192a3b4c5d6e7f8091a2b3c4',
      readAt: AT - 5 * MINUTE_MS,
    },
  ],
  problems: [],
  evaluatedAt: AT,
  viewer: { refresh: true, waive: true },
};
