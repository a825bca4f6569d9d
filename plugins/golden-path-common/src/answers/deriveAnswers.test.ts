import fc from 'fast-check';
import type { GitHost } from '../repository/resolveRepository';
import { AnswerError } from './AnswerError';
import { deriveAnswers } from './deriveAnswers';
import { deriveReplicas } from './deriveReplicas';

const hosts: GitHost[] = [
  {
    host: 'localhost:7007',
    publisher: 'local-git',
    browserUrl: 'http://localhost:7007/repositories',
  },
  { host: 'github.com', publisher: 'github', browserUrl: 'https://github.com' },
];
const context = {
  portalUrl: 'http://localhost:7007',
  template: { name: 'resilient-api', version: '1.0.0' },
  createdOn: '2026-11-21',
  hosts,
};

describe('deriveAnswers', () => {
  it('gives every value of the contract', () => {
    const { values, repository } = deriveAnswers(
      {
        name: 'rag-api',
        owner: 'learning',
        system: 'system:default/quizmentor',
        description: 'Answers questions',
        availability: 99.5,
        latencyMs: 800,
        latencyTarget: 95,
        peakRps: 50,
        databaseSize: 'small',
        rpoMinutes: 15,
        rtoMinutes: 30,
        costPerMonthUsd: 200,
        region: 'us-east-1',
        domain: 'example.com',
      },
      context,
    );
    expect(values).toEqual({
      name: 'rag-api',
      package: 'rag_api',
      title: 'RAG API',
      description: 'Answers questions',
      owner: 'group:default/learning',
      ownerName: 'learning',
      system: 'system:default/quizmentor',
      systemName: 'quizmentor',
      repoUrl: 'localhost:7007?owner=learning&repo=rag-api',
      repo: {
        host: 'localhost:7007',
        owner: 'learning',
        name: 'rag-api',
        url: 'http://localhost:7007/repositories/learning/rag-api',
      },
      stack: {
        language: 'python',
        kind: 'api',
        postgres: true,
        pgvector: false,
        redis: false,
        queue: 'none',
        bucket: false,
        bedrock: false,
        worker: false,
        commands: {},
        jobs: [],
        config: {},
        secrets: [],
        resources: { cpu: '250m', memory: '256Mi', memoryLimit: '512Mi' },
        identity: false,
        connections: true,
        secret: true,
      },
      rollout: 'rolling',
      verticalAutoscaler: false,
      spot: false,
      portalUrl: 'http://localhost:7007',
      slo: {
        availability: 99.5,
        latencyMs: 800,
        latencyTarget: 95,
        latencyBucket: 0.8,
      },
      peakRps: 50,
      replicas: {
        dev: { min: 1, max: 2 },
        staging: { min: 2, max: 4 },
        prod: { min: 3, max: 9 },
      },
      database: {
        size: 'small',
        instanceClass: {
          dev: 'db.t4g.micro',
          staging: 'db.t4g.small',
          prod: 'db.t4g.medium',
        },
        multiAz: { dev: false, staging: false, prod: true },
        storageGb: 20,
        poolSize: { dev: 10, staging: 10, prod: 10 },
      },
      rpoMinutes: 15,
      rtoMinutes: 30,
      costPerMonthUsd: 200,
      region: 'us-east-1',
      domain: 'example.com',
      template: { name: 'resilient-api', version: '1.0.0' },
      createdOn: '2026-11-21',
    });
    expect(repository?.publisher).toBe('local-git');
  });

  it.each([
    ['small', { dev: 10, staging: 4, prod: 2 }],
    ['standard', { dev: 10, staging: 10, prod: 10 }],
  ])(
    'keeps the connections of all pods under what a %s database allows',
    (databaseSize, poolSize) => {
      const { values } = deriveAnswers(
        { name: 'abc', owner: 'user:default/ada', databaseSize, peakRps: 2000 },
        context,
      );
      expect(values.replicas).toMatchObject({ prod: { max: 150 } });
      expect(values.database).toMatchObject({ poolSize });
    },
  );

  it('takes nested answers, passes others through and makes up nothing', () => {
    const { values } = deriveAnswers(
      {
        name: 'abc',
        owner: 'user:default/ada',
        slo: { latencyMs: 250 },
        model: 'small',
      },
      context,
    );
    expect(values).toMatchObject({
      slo: { latencyMs: 250, latencyBucket: 0.25 },
      model: 'small',
      system: '',
      repo: { owner: '~ada' },
    });
    expect(values).not.toHaveProperty('replicas');
    expect(values).not.toHaveProperty('database');
  });

  it("carries what a batch promises, and has nobody's requests to roll out", () => {
    const { values } = deriveAnswers(
      {
        name: 'abc',
        owner: 'learning',
        freshnessHours: 26,
        successTarget: 99,
        rollout: 'flagger',
        spot: true,
      },
      {
        ...context,
        stack: {
          kind: 'batch',
          jobs: [
            {
              name: 'score',
              command: ['python', '-m', 'app.score'],
              schedule: '15 2 * * *',
              deadlineMinutes: 60,
              cpu: '1',
              memory: '2Gi',
            },
          ],
        },
      },
    );
    expect(values).toMatchObject({
      slo: { freshnessHours: 26, successTarget: 99 },
      rollout: 'none',
      spot: true,
      stack: { kind: 'batch' },
    });
    expect(values).not.toHaveProperty('freshnessHours');
  });

  it('knows where other hosts keep a repository', () => {
    const { values, repository } = deriveAnswers(
      {
        name: 'abc',
        owner: 'learning',
        repoUrl: 'github.com?owner=acme&repo=abc',
      },
      context,
    );
    expect(repository?.publisher).toBe('github');
    expect(values.repo).toMatchObject({ url: 'https://github.com/acme/abc' });
  });

  it.each([
    ['owner', { owner: ':' }, 'not the name of an entity'],
    ['owner', { owner: 'component:default/x' }, "can't own a service"],
    ['repoUrl', { repoUrl: 'evil.test?owner=a&repo=b' }, "can't publish to"],
    ['repoUrl', { repoUrl: 'github.com?owner=..&repo=b' }, 'no valid owner'],
    ['repoUrl', { repoUrl: 'github.com?owner=a' }, 'no valid repository'],
    [
      'repoUrl',
      { repoUrl: 'github.com?owner=a&repo=b/../c' },
      'no valid repository',
    ],
    [
      'repoUrl',
      { repoUrl: 'u:p@github.com?owner=a&repo=b' },
      'not the address',
    ],
    ['repoUrl', { repoUrl: 'git hub?owner=a&repo=b' }, 'not the address'],
    ['rollout', { rollout: 'canary' }, "can't be used"],
    ['spot', { spot: 'yes' }, "can't be used"],
    ['queue', { queue: 'rabbit' }, "can't be used"],
  ])('refuses %s %j', (field, answers, reason) => {
    const derive = () =>
      deriveAnswers({ name: 'abc', owner: 'learning', ...answers }, context);
    expect(derive).toThrow(AnswerError);
    expect(derive).toThrow(`'${field}'`);
    expect(derive).toThrow(reason);
  });
});

describe('deriveReplicas', () => {
  it('keeps its promises for every load', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), peakRps => {
        const { dev, staging, prod } = deriveReplicas(peakRps);
        for (const { min, max } of [dev, staging, prod]) {
          expect(min).toBeGreaterThanOrEqual(1);
          expect(max).toBeGreaterThan(min);
        }
        expect(prod.min).toBeGreaterThanOrEqual(3);
        expect(prod.max * 20).toBeGreaterThanOrEqual(peakRps * 1.5);
      }),
    );
  });
});
