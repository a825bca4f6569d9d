import type { SloApi } from '../api/SloApi';
import { spend, timeline } from './course';
import { feasibility, openProposals, system } from './relations';
import { rehearsal, report } from './reports';
import { board, row } from './rows';
import { service } from './service';
import { AT } from './times';

const answers: SloApi = {
  getBoard: async () => board,
  getBoardCsv: async () => new Blob(['service,slo\n']),
  getProblems: async () => ({
    items: [
      {
        about: 'files',
        message: 'slos/api.yaml is no YAML.',
        fix: 'Close the quote in line 4.',
        file: 'slos/api.yaml',
        line: 4,
        since: AT,
        entityRef: row.entityRef,
        entityTitle: row.entityTitle,
      },
    ],
  }),
  getService: async () => service,
  refreshService: async () => service,
  getTimeline: async () => timeline,
  getSpend: async () => spend,
  getFeasibility: async () => feasibility,
  getSystem: async (_, { kind }) => ({ ...system, kind: kind ?? system.kind }),
  getRules: async () => new Blob(['groups: []\n']),
  getFile: async (_, path) => ({ path, content: 'version: prometheus/v1\n' }),
  getVerdict: async (_, id) => ({
    ...service.policy.verdict!,
    id,
    replayed: true,
    memory: { stages: {}, stage: 4, since: AT },
    inputs: {
      policy: service.policy.policy,
      previous: null,
      at: AT,
      slos: [
        {
          slo: row.name,
          state: 'measured',
          consumed: 1.14,
          bad: row.bad,
          total: row.total,
          coverage: 1,
        },
      ],
    },
  }),
  grantWaiver: async (_, { reason, until }) => ({
    id: 'w1',
    reason,
    until,
    approvedBy: 'user:default/noor',
    from: AT,
    revokedAt: null,
    revokedBy: null,
  }),
  endWaiver: async () => undefined,
  dryRunPolicy: async (_, { from, to }) => ({
    policy: service.policy.policy,
    problems: [],
    run: {
      from,
      to,
      transitions: [],
      freezes: [],
      frozenMs: 0,
      unknownMs: 0,
      stageMs: [],
      summary: 'would have frozen 3 times, 41 h',
    },
  }),
  rehearse: async () => rehearsal,
  getOpenProposals: async () => openProposals,
  getReport: async () => report,
};

/** A backend that answers every question about the fixtures, until a test tells it otherwise. */
export function fakeSlo(): jest.Mocked<SloApi> {
  const mocks = Object.entries(answers).map(([name, answer]) => [
    name,
    jest.fn(answer),
  ]);
  return Object.fromEntries(mocks) as jest.Mocked<SloApi>;
}
