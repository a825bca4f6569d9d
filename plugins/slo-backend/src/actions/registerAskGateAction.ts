import {
  CHANGE_KINDS,
  sloGateReadPermission,
} from '@causeway/plugin-slo-common';
import { parseRef } from '../routes/params';
import type { SloActionOptions } from './SloActionOptions';

/** Asks whether a change may ship. */
export function registerAskGateAction(options: SloActionOptions): void {
  const { actionsRegistry, authorizer, services } = options;
  actionsRegistry.register({
    name: 'ask-gate',
    title: 'Ask the gate',
    description:
      'Says whether a change of a service may ship now by its error-budget policy: allow, block or unknown, with the reason. Unknown is neither of the two: tell people so.',
    attributes: { readOnly: true, idempotent: true },
    visibilityPermission: sloGateReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .max(400)
            .describe('The service, e.g. component:default/checkout'),
          change: z
            .enum(CHANGE_KINDS)
            .optional()
            .describe('What kind of change; a feature without it'),
        }),
      output: z =>
        z.object({
          decision: z.enum(['allow', 'block', 'unknown']),
          reason: z.string(),
          stage: z.string().nullable(),
          slo: z.string().nullable(),
          condition: z.string().nullable(),
          link: z.string(),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.check(sloGateReadPermission, credentials);
      const answer = await services.gate.ask(
        {
          entityRef: parseRef(input.entityRef),
          change: input.change ?? 'feature',
        },
        { credentials },
      );
      const { decision, reason, stage, slo, condition, link } = answer;
      return { output: { decision, reason, stage, slo, condition, link } };
    },
  });
}
