import { stringifyError } from '@backstage/errors';
import {
  SLO_SIGNAL_CHANNEL,
  type SloSignal,
} from '@causeway/plugin-slo-common';
import type { JudgeParts } from './createJudgeServices';
import type { JudgeOptions } from './JudgeOptions';
import { AlertWatch } from './policy/AlertWatch';
import { OutboxSender } from './policy/outbox/OutboxSender';
import { OutboxStore } from './policy/outbox/OutboxStore';
import { PolicyRunner } from './policy/PolicyRunner';

/** What changes within this time is judged together. */
const SETTLE_MS = 1_000;
/** Runs after which everything is read again, in case that a change was missed. */
const RUNS_OF_A_CYCLE = 10;

/** Schedules what the judge does by itself. */
export async function startJudging(
  options: JudgeOptions,
  parts: JudgeParts,
): Promise<void> {
  const { scheduler, changes, lifecycle } = options;
  const evaluate = createEvaluation(options, parts);
  let timer: NodeJS.Timeout | undefined;
  const unsubscribe = changes.subscribe(({ kind, entityRefs }) => {
    if (kind === 'specs' || kind === 'ledger' || kind === 'verdicts') {
      parts.evaluator.note({ kind, entityRefs });
      timer ??= setTimeout(() => {
        timer = undefined;
        evaluate();
      }, SETTLE_MS).unref();
    }
  });
  lifecycle.addShutdownHook(() => {
    unsubscribe();
    clearTimeout(timer);
  });

  // Rows are in the memory of each backend.
  await scheduler.scheduleTask({
    id: 'slo-evaluate',
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 1 },
    scope: 'local',
    fn: evaluate,
  });
  const { alerts, policies, outbox, sender } = createActors(options, parts);
  await scheduler.scheduleTask({
    id: 'slo-alerts',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
    fn: async signal => {
      await alerts.run();
      await sender.run({ signal });
    },
  });
  await scheduler.scheduleTask({
    id: 'slo-policy',
    // Looks who is due; each service is judged every five minutes.
    frequency: { minutes: 1 },
    timeout: { minutes: 10 },
    initialDelay: { seconds: 30 },
    fn: async signal => {
      const changed = await policies.run({ signal });
      await sender.run({ signal });
      await outbox.removeOld();
      if (changed.length > 0) {
        parts.evaluator.note({ kind: 'verdicts', entityRefs: changed });
        await evaluate();
        await tell(options, 'policy');
      }
    },
  });
}

function createActors(options: JudgeOptions, parts: JudgeParts) {
  const outbox = new OutboxStore(options);
  return {
    outbox,
    alerts: new AlertWatch({ ...options, ...parts, outbox }),
    policies: new PolicyRunner({ ...options, ...parts, outbox }),
    sender: new OutboxSender({ ...options, ...parts, outbox }),
  };
}

/** Judges what changed, and says so to whoever looks on. Never fails: what goes wrong is logged and tried again. */
function createEvaluation(
  options: JudgeOptions,
  { evaluator, directory, book }: JudgeParts,
): (signal?: AbortSignal) => Promise<void> {
  let runs = 0;
  return async signal => {
    try {
      runs += 1;
      if (signal && runs % RUNS_OF_A_CYCLE === 0) {
        evaluator.readAll();
      }
      const judged = await evaluator.run({ signal });
      await directory.update(book.list().map(({ entityRef }) => entityRef));
      if (judged > 0) {
        await tell(options, 'evaluated');
      }
    } catch (error) {
      options.logger.warn(`SLOs were not judged: ${stringifyError(error)}`);
    }
  };
}

async function tell(
  { signals, now = Date.now }: JudgeOptions,
  type: SloSignal['type'],
): Promise<void> {
  await signals.publish({
    recipients: { type: 'broadcast' },
    channel: SLO_SIGNAL_CHANNEL,
    message: { type, at: now() },
  });
}
