import type {
  Feasibility,
  ServiceFeasibility,
  SloProposals,
  SystemSlos,
} from '@causeway/plugin-slo-common';
import { goodRow, row } from './rows';
import { AT, HOUR_MS } from './times';

const tooMuch: Feasibility = {
  verdict: 'broken',
  reason: '99.9 % is more than its hard dependencies allow',
  bound: 0.999 * 0.995,
  hardLimit: 0.995,
  observedBound: 0.9989,
  factors: [
    {
      ref: 'component:default/database',
      objective: 0.999,
      observed: 0.9999,
      path: [row.entityRef, 'component:default/database'],
    },
    {
      ref: 'component:default/rag-api',
      objective: 0.995,
      observed: 0.999,
      path: [
        row.entityRef,
        'component:default/gateway',
        'component:default/rag-api',
      ],
    },
  ],
  unknown: [],
  cycles: [],
};

const unlimited: Feasibility = {
  verdict: 'holds',
  reason: 'There are no hard dependencies',
  bound: null,
  hardLimit: null,
  observedBound: null,
  factors: [],
  unknown: [],
  cycles: [],
};

/** The orchestrator promises more than two services behind it. */
export const feasibility: ServiceFeasibility = {
  entityRef: row.entityRef,
  slos: [
    { name: row.name, objective: row.objective, ...tooMuch },
    { name: goodRow.name, objective: goodRow.objective, ...unlimited },
  ],
};

/** QuizMentor: two SLOs that count the same. */
export const system: SystemSlos = {
  entityRef: 'system:default/quizmentor',
  title: 'QuizMentor',
  kind: 'weighted',
  composite: {
    state: 'measured',
    reason: '2 SLOs together',
    objective: 0.9945,
    attainment: 0.998,
    consumed: 0.36,
    remaining: 0.64,
    atBest: 0.998,
    atWorst: 0.998,
    unknown: [],
  },
  members: [
    { slo: row, weight: 1, feasibility: tooMuch },
    { slo: goodRow, weight: 1, feasibility: unlimited },
  ],
  evaluatedAt: AT,
};

/** One open proposal that makes the orchestrator's SLO stricter. */
export const openProposals: SloProposals = {
  items: [
    {
      repository: 'learning/learning-orchestrator',
      number: 3,
      title: 'Promise 99.95 %',
      author: 'user:default/ada',
      updatedAt: AT - 2 * HOUR_MS,
      url: '/repositories/learning/learning-orchestrator/proposals/3',
      services: [
        {
          entityRef: row.entityRef,
          entityTitle: row.entityTitle,
          files: ['slos/orchestrator.yaml'],
        },
      ],
    },
  ],
  notLookedAt: 0,
};
