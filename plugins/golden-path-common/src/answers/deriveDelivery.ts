import { z } from 'zod';
import { AnswerError } from './AnswerError';
import { Stack } from './deriveStack';

const deliverySchema = z.object({
  rollout: z
    .enum(['rolling', 'argo-rollouts', 'flagger', 'istio'])
    .default('rolling'),
  verticalAutoscaler: z.boolean().default(false),
  spot: z.boolean().default(false),
});

/** How a service gets to its clusters and what its pods run on. @public */
export interface Delivery {
  /** How a new version takes over requests; `none` where there are no requests. */
  rollout: z.output<typeof deliverySchema>['rollout'] | 'none';
  /** Whether resource recommendations are gathered. */
  verticalAutoscaler: boolean;
  /** Whether what can bear interruptions prefers spot nodes. */
  spot: boolean;
}

/**
 * The answers about delivery, with their defaults.
 *
 * @throws AnswerError when one of them can't be used
 * @public
 */
export function deriveDelivery(
  answers: Record<string, unknown>,
  stack: Stack,
): Delivery {
  const parsed = deliverySchema.safeParse(answers);
  if (!parsed.success) {
    throw new AnswerError(
      parsed.error.issues.map(({ path, message }) => ({
        field: path.join('.'),
        message: `can't be used: ${message}`,
      })),
    );
  }
  return {
    ...parsed.data,
    rollout: stack.kind === 'api' ? parsed.data.rollout : 'none',
  };
}
