import { lintSloFiles } from '@causeway/plugin-slo-common';
import { loadClusters } from '../company/loadClusters';
import { ClusterContext } from '../kubernetes/ClusterContext';
import { clusterObjects } from '../kubernetes/clusterObjects';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../lib/duration';
import { Seed } from '../lib/Seed';
import { loadRepositories } from '../repositories/loadRepositories';
import { firingAlerts } from './firingAlerts';
import { loadStory } from './loadStory';
import { CYCLE_MS, occurrences } from './occurrences';
import { BUCKET_MS, PromiseSeries } from './PromiseSeries';
import type { Story } from './Story';
import { storyEvents } from './storyEvents';

const anchorMs = Date.parse('2026-11-21T08:03:20Z');
const seed = new Seed('quizmentor');

async function slosOfClusters() {
  const clusters = await loadClusters();
  const objects = clusters.flatMap(cluster =>
    clusterObjects(
      new ClusterContext({ cluster, seed, startMs: anchorMs, nowMs: anchorMs }),
    ),
  );
  const kinds = ['PrometheusServiceLevel', 'ServiceLevelObjective'];
  const files = objects
    .filter(({ kind }) => kinds.includes(kind))
    .map(object => ({
      file: object.metadata.name,
      content: JSON.stringify(object),
    }));
  const { slos, findings } = lintSloFiles(files);
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return slos;
}

describe('the story', () => {
  let story: Story;
  /** Objectives by entity and name, from the files that the portal reads. */
  const objectives = new Map<string, number>();

  beforeAll(async () => {
    story = await loadStory();
    for (const { spec, files } of await loadRepositories()) {
      const sloFiles = [...files]
        .filter(([path]) => path.startsWith('slos/'))
        .map(([file, content]) => ({ file, content }));
      for (const { name, objective } of lintSloFiles(sloFiles).slos)
        objectives.set(`${spec.name} ${name}`, objective);
    }
    for (const { service, name, objective } of await slosOfClusters()) {
      const id = `${service} ${name}`;
      if (!objectives.has(id)) objectives.set(id, objective);
    }
  });

  const seriesOf = (entity: string, slo: string) => {
    const promise = story.promises.find(
      each => each.entity === entity && each.slo === slo,
    );
    if (!promise) throw new Error(`no ${entity} ${slo}`);
    return new PromiseSeries({ promise, events: story.events, seed, anchorMs });
  };
  const measure = (
    entity: string,
    slo: string,
    ms: number,
    nowMs = anchorMs,
  ) => {
    const series = seriesOf(entity, slo);
    const until = series.reportedUntil(nowMs);
    let bad = 0;
    let total = 0;
    for (const sample of series.samples(until - ms, until)) {
      bad += sample.bad;
      total += sample.total;
    }
    const objective = objectives.get(`${entity} ${slo}`) ?? NaN;
    return { bad, total, burn: bad / total / (1 - objective) };
  };

  it('tells of every SLO that a file or a cluster promises, and of no other', () => {
    const told = story.promises.map(({ entity, slo }) => `${entity} ${slo}`);
    expect(told.sort()).toEqual([...objectives.keys()].sort());
  });

  it.each([
    // entity, SLO, share of the budget of 30 days that is used, and how far off it may be
    ['learning-orchestrator', 'requests-succeed', 1.14, 0.05],
    ['learning-orchestrator', 'latency', 0.28, 0.02],
    ['rag-api', 'requests-succeed', 0.28, 0.02],
    ['rag-api', 'latency', 0.69, 0.02],
    ['rag-api', 'answers-faithful', 0.62, 0.05],
    ['adaptive-engine', 'requests-succeed', 0.18, 0.02],
    ['adaptive-engine', 'latency', 0.29, 0.02],
    ['bloom-validator', 'requests-succeed', 0.06, 0.02],
    ['bloom-validator', 'latency', 19.4, 0.1],
    ['analytics-service', 'requests-succeed', 0.01, 0.01],
    ['analytics-service', 'events-arrive', 0.04, 0.01],
  ])('%s %s has used %d of its budget', (entity, slo, consumed, off) => {
    const { burn } = measure(entity, slo, 30 * DAY_MS);
    expect(Math.abs(burn - consumed)).toBeLessThan(off);
  });

  it('has a canary that fails now, spent the budget today, and ends', () => {
    const { burn } = measure(
      'learning-orchestrator',
      'requests-succeed',
      HOUR_MS,
    );
    expect(burn).toBeGreaterThan(14.4);
    expect(burn).toBeLessThan(19);
    const quiet = measure(
      'learning-orchestrator',
      'requests-succeed',
      HOUR_MS,
      anchorMs - 3 * HOUR_MS,
    );
    expect(quiet.burn).toBeLessThan(2);
    const over = anchorMs + 15 * HOUR_MS;
    expect(
      measure('learning-orchestrator', 'requests-succeed', HOUR_MS, over).burn,
    ).toBeLessThan(2);
    const before = anchorMs - 2 * HOUR_MS;
    const month = 30 * DAY_MS;
    expect(
      measure('learning-orchestrator', 'requests-succeed', month, before).burn,
    ).toBeLessThan(0.95);
  });

  it('has little traffic where it says so, and silence where nothing runs', () => {
    const exports = measure('analytics-service', 'exports-finish', 28 * DAY_MS);
    expect(exports.total).toBeGreaterThan(120);
    expect(exports.total).toBeLessThan(200);
    expect(exports.bad).toBeGreaterThan(0);
    for (const slo of ['scores-fresh', 'partitions-scored']) {
      const series = seriesOf('score-batch', slo);
      const late = anchorMs - series.reportedUntil(anchorMs);
      expect(late).toBeGreaterThanOrEqual(30 * HOUR_MS);
      expect(series.reportedUntil(anchorMs + DAY_MS)).toBe(
        series.reportedUntil(anchorMs),
      );
    }
    const nightly = measure('score-batch', 'partitions-scored', DAY_MS);
    expect(Math.abs(nightly.total - 16)).toBeLessThan(3);
  });

  it('is the same however it is asked', () => {
    const series = seriesOf('learning-orchestrator', 'requests-succeed');
    const whole = series.samples(anchorMs - DAY_MS, anchorMs);
    expect(whole).toHaveLength(288);
    const parts = [
      ...series.samples(anchorMs - DAY_MS, anchorMs - HOUR_MS),
      ...series.samples(anchorMs - HOUR_MS, anchorMs),
    ];
    expect(parts).toEqual(whole);
    for (const { start, bad, total } of whole) {
      expect(start % BUCKET_MS).toBe(0);
      expect(Number.isInteger(bad) && bad >= 0 && bad <= total).toBe(true);
    }
  });

  it('tells events as they are known, and all again after five weeks', () => {
    const at = (nowMs: number) =>
      storyEvents({ story, anchorMs, fromMs: nowMs - 100 * DAY_MS, nowMs });
    const now = at(anchorMs);
    expect(now).toHaveLength(story.events.length);
    const find = (id: string) => now.find(event => event.id === id);
    expect(find('INC-31')).toMatchObject({
      entityRef: 'component:default/learning-orchestrator',
      cause: 'incident',
      from: anchorMs - 15 * DAY_MS - 3 * HOUR_MS,
      to: anchorMs - 15 * DAY_MS - 3 * HOUR_MS + 45 * MINUTE_MS,
    });
    expect(find('DEP-12')).not.toHaveProperty('to');
    expect(
      at(anchorMs + CYCLE_MS).filter(({ id }) => id.startsWith('INC-31')),
    ).toMatchObject([{ id: 'INC-31' }, { id: 'INC-31-2' }]);
    expect(
      at(anchorMs + 3 * CYCLE_MS).filter(({ id }) => id.startsWith('INC-22')),
    ).toEqual([]);
    expect(
      occurrences({
        anchorMs,
        ago: 5,
        lasts: 10,
        fromMs: anchorMs - 9 * CYCLE_MS,
        toMs: anchorMs + CYCLE_MS,
      }),
    ).toEqual([
      { cycle: 0, fromMs: anchorMs - 5, toMs: anchorMs + 5 },
      {
        cycle: 1,
        fromMs: anchorMs + CYCLE_MS - 5,
        toMs: anchorMs + CYCLE_MS + 5,
      },
    ]);
  });

  it('has alerts that fire while what they are about lasts', () => {
    const names = (nowMs: number) =>
      firingAlerts({ story, anchorMs, nowMs }).map(
        ({ labels }) => labels.alertname,
      );
    expect(names(anchorMs - DAY_MS)).toEqual([]);
    expect(names(anchorMs - 105 * MINUTE_MS)).toEqual(['RagApiSlow']);
    expect(names(anchorMs)).toEqual([
      'LearningOrchestratorRequestsFail',
      'RagApiSlow',
    ]);
    expect(names(anchorMs + 3 * DAY_MS)).toEqual([]);
    for (const { entity, slo } of story.alerts.map(alert => ({
      slo: alert.slo,
      entity: story.events.find(({ id }) => id === alert.event)?.entity,
    })))
      expect(objectives.has(`${entity} ${slo}`)).toBe(true);
  });
});
