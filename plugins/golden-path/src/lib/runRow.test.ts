import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { task } from '../__testUtils__/fixtures';
import { isLive, rowElapsed, runRow } from './runRow';

const start = Date.parse(task.createdAt);
const seconds = (count: number) => start + count * 1_000;

function after(count: number, change: Partial<ScaffolderTask> = {}) {
  const lastHeartbeatAt = new Date(seconds(count)).toISOString();
  return runRow({ ...task, lastHeartbeatAt, ...change }, seconds(count + 1));
}

describe('runRow', () => {
  it('names what the run makes, with which golden path and for whom', () => {
    const user = {
      ref: 'user:default/ana',
      entity: {
        apiVersion: 'backstage.io/v1alpha1' as const,
        kind: 'User' as const,
        metadata: { name: 'ana' },
        spec: { profile: { displayName: 'Ana Silva' } },
      },
    };
    expect(after(3, { spec: { ...task.spec, user } })).toEqual({
      id: 't1',
      what: 'payments',
      goldenPath: 'Resilient API',
      state: 'running',
      createdAt: start,
      lastSignAt: seconds(3),
      startedBy: { ref: 'user:default/ana', name: 'Ana Silva' },
    });
  });

  it('falls back to what is known', () => {
    const spec = {
      ...task.spec,
      parameters: { name: { nested: true } },
      templateInfo: { entityRef: 'template:default/adr' },
      user: { ref: 'user:default/ben' },
    };
    expect(after(3, { spec })).toMatchObject({
      what: 'adr',
      goldenPath: 'adr',
      startedBy: { name: 'ben' },
    });
    const bare = { ...spec, templateInfo: undefined, user: undefined };
    const row = after(3, { spec: bare, createdAt: 'no date' });
    expect(row.what).toBe('Run');
    expect(row.startedBy).toBeUndefined();
    expect(row.createdAt).toBeUndefined();
    expect(rowElapsed(row, seconds(3))).toBeUndefined();
  });

  it.each([
    ['open', 'waiting', true],
    ['processing', 'running', true],
    ['completed', 'done', false],
    ['failed', 'failed', false],
    ['cancelled', 'stopped', false],
    ['skipped', 'unknown', false],
  ] as const)('knows the state %s', (status, state, live) => {
    const row = after(3, { status });
    expect(row.state).toBe(state);
    expect(isLive(row)).toBe(live);
  });

  it("doesn't say that a run goes on of which there is no sign", () => {
    const silent = { ...task, lastHeartbeatAt: task.createdAt };
    expect(runRow(silent, seconds(299)).state).toBe('running');
    const row = runRow(silent, seconds(301));
    expect(row.state).toBe('unknown');
    expect(rowElapsed(row, seconds(301))).toBeUndefined();
    expect(runRow({ ...silent, status: 'failed' }, seconds(301)).state).toBe(
      'failed',
    );
  });
});

describe('rowElapsed', () => {
  it('goes to now while it runs, to the last sign afterwards', () => {
    expect(rowElapsed(after(3), seconds(8))).toBe(8_000);
    const done = after(7, { status: 'completed' });
    expect(rowElapsed(done, seconds(900))).toBe(7_000);
    expect(
      rowElapsed(after(7, { status: 'open' }), seconds(9)),
    ).toBeUndefined();
    expect(rowElapsed(after(3), seconds(-5))).toBe(0);
  });
});
