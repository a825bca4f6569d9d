import { parseEntityRef } from '@backstage/catalog-model';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-common';
import { entityName } from './entityName';

/** How far a run in the list is; `unknown` where the server has given no sign of it for long. */
export type RunRowState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'stopped'
  | 'unknown';

/** A run as the list shows it. Times in milliseconds since the epoch, by the server's clock. */
export interface RunRow {
  id: string;
  /** What it makes: the name that was answered, else the title of the golden path. */
  what: string;
  goldenPath?: string;
  state: RunRowState;
  createdAt?: number;
  /** The server's last sign of the run, which it gives about every second as long as it works on it. */
  lastSignAt?: number;
  /** Who started it; nobody if a program did. */
  startedBy?: { ref: string; name: string };
}

/** A run that works gives a sign each second; after so long without, nobody can say what became of it. */
const SILENT_MS = 5 * 60_000;

const STATES: Record<string, RunRowState> = {
  open: 'waiting',
  processing: 'running',
  completed: 'done',
  failed: 'failed',
  cancelled: 'stopped',
};

function timeOf(iso: string | undefined): number | undefined {
  const time = iso ? Date.parse(iso) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

function nameInRef(ref: string): string {
  try {
    return parseEntityRef(ref, { defaultKind: 'Template' }).name;
  } catch {
    return ref;
  }
}

function goldenPathOf(task: ScaffolderTask): string | undefined {
  const info = task.spec.templateInfo;
  const ref = info?.entityRef;
  return info?.entity?.metadata.title ?? (ref && nameInRef(ref));
}

function starterOf(task: ScaffolderTask): RunRow['startedBy'] {
  const { ref, entity } = task.spec.user ?? {};
  return ref
    ? { ref, name: entity ? entityName(entity) : nameInRef(ref) }
    : undefined;
}

/** Makes a row of the list from a task of the scaffolder. */
export function runRow(task: ScaffolderTask, now: number): RunRow {
  const { name } = task.spec.parameters;
  const goldenPath = goldenPathOf(task);
  const state = STATES[task.status] ?? 'unknown';
  const lastSignAt = timeOf(task.lastHeartbeatAt);
  const silent =
    state === 'running' &&
    lastSignAt !== undefined &&
    now - lastSignAt > SILENT_MS;
  return {
    id: task.id,
    what: typeof name === 'string' && name ? name : goldenPath ?? 'Run',
    goldenPath,
    state: silent ? 'unknown' : state,
    createdAt: timeOf(task.createdAt),
    lastSignAt,
    startedBy: starterOf(task),
  };
}

/** Whether more is to happen in the run soon. */
export function isLive(row: RunRow): boolean {
  return row.state === 'waiting' || row.state === 'running';
}

/**
 * Milliseconds that the run took, or has taken so far at `now`. Nothing where it hasn't begun, or where the end isn't
 * known.
 */
export function rowElapsed(row: RunRow, now: number): number | undefined {
  const { state, createdAt, lastSignAt } = row;
  if (state === 'waiting' || state === 'unknown' || createdAt === undefined) {
    return undefined;
  }
  const end = state === 'running' ? now : lastSignAt;
  return end === undefined ? undefined : Math.max(0, end - createdAt);
}
