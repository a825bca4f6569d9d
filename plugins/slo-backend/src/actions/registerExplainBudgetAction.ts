import { sloReadPermission } from '@causeway/plugin-slo-common';
import { NotFoundError } from '@backstage/errors';
import { parseRef } from '../routes/params';
import type { SloActionOptions } from './SloActionOptions';

/** Says where an error budget stands and what spent it. */
export function registerExplainBudgetAction(options: SloActionOptions): void {
  const { actionsRegistry, authorizer, services } = options;
  actionsRegistry.register({
    name: 'explain-error-budget',
    title: 'Explain an error budget',
    description:
      'Says in words and numbers where the error budget of an SLO stands, what used it (deploys, incidents, maintenance, unexplained), how fast it burns, when it runs out, and what the policy asks for.',
    attributes: { readOnly: true, idempotent: true },
    visibilityPermission: sloReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .max(400)
            .describe('The service, e.g. component:default/checkout'),
          slo: z.string().max(200).describe('Name of the SLO'),
        }),
      output: z =>
        z.object({
          sentence: z.string(),
          truth: z.string(),
          reason: z.string(),
          consumed: z.number().nullable(),
          coverage: z.number().describe('Observed part of the window, 0..1'),
          burnRates: z.record(z.string(), z.number().nullable()),
          forecast: z.string(),
          spend: z.array(
            z.object({
              cause: z.string(),
              title: z.string(),
              bad: z.number(),
              consumed: z.number().nullable(),
            }),
          ),
          stage: z.string().nullable(),
          nextAction: z.string().nullable(),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.check(sloReadPermission, credentials);
      const entityRef = parseRef(input.entityRef);
      const ref = { entityRef, name: input.slo };
      const service = await services.service.get(entityRef, {
        credentials,
        viewer: async () => ({ refresh: false, waive: false }),
      });
      const slo = service.slos.find(({ name }) => name === input.slo);
      if (!slo) {
        throw new NotFoundError(
          `'${entityRef}' has no SLO '${input.slo}'; it has ${service.slos
            .map(({ name }) => `'${name}'`)
            .join(', ')}.`,
        );
      }
      const spend = await services.spend.get(ref, {}, { credentials });
      return {
        output: {
          sentence: slo.sentence,
          truth: slo.truth,
          reason: slo.truthReason,
          consumed: slo.consumed,
          coverage: slo.coverage,
          burnRates: slo.burnRates,
          forecast: slo.forecast.hour.reason,
          spend: spend.lines.map(({ cause, title, bad, consumed }) => ({
            cause,
            title,
            bad,
            consumed,
          })),
          stage: service.policy.verdict?.stageName ?? null,
          nextAction: service.policy.nextAction,
        },
      };
    },
  });
}
