import {
  releaseOf,
  type PolicyStage,
  type PolicyVerdict,
} from '@causeway/plugin-slo-common';
import type { StoredVerdict } from '../store';
import type { OutboxEntry, OwnerMessage } from './outbox/OutboxEntry';

/** What follows from a change of stage. */
export interface VerdictActions {
  entries: OutboxEntry[];
  /** A postmortem has to be written. */
  postmortem: boolean;
}

/**
 * The automatic actions of the stage that a verdict begins. Review, freeze and stop are done by the gate, which reads the
 * verdict itself; here is what has to go out. A stage that ends is told too, since what it forbade is allowed again.
 */
export function verdictActions(options: {
  stored: StoredVerdict;
  title: string;
}): VerdictActions {
  const { stored, title } = options;
  const { id, entityRef, verdict } = stored;
  const { policy, previous } = verdict.inputs;
  const before = previous?.stage ?? 0;
  const stage = policy.stages[verdict.stage - 1] as PolicyStage | undefined;
  const left = policy.stages[before - 1] as PolicyStage | undefined;
  if (!verdict.changed) {
    return { entries: [], postmortem: false };
  }
  const worse = verdict.stage > before;
  const event: OutboxEntry = {
    dedupeKey: `${id}:event`,
    kind: 'policy-event',
    payload: {
      id,
      entityRef,
      at: verdict.at,
      stage: verdict.stage,
      stageName: verdict.stageName,
      previousStage: before,
      status: verdict.status,
      slo: verdict.decidedBy,
      reason: verdict.reason,
    },
  };
  const concerned = worse ? stage : stage ?? left;
  const tell = concerned?.automatic.includes('notify-owner') ?? !worse;
  const postmortem =
    worse && (stage?.automatic.includes('open-postmortem') ?? false);
  const entries: OutboxEntry[] = [event];
  if (tell) {
    entries.push({
      dedupeKey: `${id}:notify-owner`,
      kind: 'notify-owner',
      payload: {
        entityRef,
        topic: 'error-budget-policy',
        scope: `slo-policy:${entityRef}`,
        ...stageMessage({ title, verdict, stage, worse }),
      },
    });
  }
  if (postmortem) {
    entries.push({
      dedupeKey: `${id}:open-postmortem`,
      kind: 'notify-owner',
      payload: {
        entityRef,
        topic: 'postmortem',
        scope: `slo-postmortem:${id}`,
        severity: 'high',
        title: `Write a postmortem: ${title}`,
        description: `Stage ${stage?.name} of the error-budget policy asks for one. ${verdict.reason}`,
      },
    });
  }
  return { entries, postmortem };
}

function stageMessage(options: {
  title: string;
  verdict: PolicyVerdict;
  stage: PolicyStage | undefined;
  worse: boolean;
}): Pick<OwnerMessage, 'title' | 'description' | 'severity'> {
  const { title, verdict, stage, worse } = options;
  if (!stage) {
    return {
      severity: 'normal',
      title: `${title}: error-budget policy back to normal`,
      description: `Every change may ship again. ${verdict.reason}`,
    };
  }
  const blocked = !releaseOf(stage, 'feature').allowed;
  return {
    severity: severityOf({ worse, blocked }),
    title: `${title}: stage ${stage.name} of the error-budget policy`,
    description: [
      blocked ? 'No feature may ship.' : undefined,
      `${verdict.reason}.`,
      stage.actions[0],
    ]
      .filter(Boolean)
      .join(' '),
  };
}

function severityOf(options: {
  worse: boolean;
  blocked: boolean;
}): OwnerMessage['severity'] {
  if (!options.worse) {
    return 'normal';
  }
  return options.blocked ? 'high' : 'normal';
}
