import { sloReadPermission } from '@causeway/plugin-slo-common';
import { rehearsalSchema } from '../queries/rehearsalSchema';
import { parseInput } from '../http/parseInput';
import type { SloActionOptions } from './SloActionOptions';

/** Tries an SLO file on the past. */
export function registerRehearseAction(options: SloActionOptions): void {
  const { actionsRegistry, authorizer, services } = options;
  actionsRegistry.register({
    name: 'rehearse-slo',
    title: 'Rehearse an SLO file',
    description:
      'Lints an SLO file and back-tests it on what really happened to the service in the last 30 days: pages it would have sent, error budget it would have used, beside the present file. Use it before proposing a change of an objective or a window.',
    attributes: { readOnly: true, idempotent: true },
    visibilityPermission: sloReadPermission,
    schema: {
      input: z =>
        z.object({
          entityRef: z
            .string()
            .max(400)
            .describe('The service, e.g. component:default/checkout'),
          path: z
            .string()
            .max(300)
            .describe('Path of the file, e.g. slos/checkout.yaml'),
          content: z.string().max(500_000).describe('The file as YAML'),
        }),
      output: z =>
        z.object({
          slos: z.array(
            z.object({
              name: z.string(),
              change: z.string(),
              changes: z.array(z.string()),
              reason: z
                .string()
                .nullable()
                .describe('Why it could not be back-tested'),
              pages: z.number().nullable(),
              pagesNow: z.number().nullable(),
              consumed: z.number().nullable(),
              consumedNow: z.number().nullable(),
              findings: z.array(
                z.object({
                  line: z.number(),
                  severity: z.string(),
                  message: z.string(),
                  fix: z.string(),
                }),
              ),
            }),
          ),
          problems: z.array(z.string()),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.check(sloReadPermission, credentials);
      const { entityRef, path, content } = input;
      const request = parseInput(rehearsalSchema, {
        entityRef,
        files: [{ path, content }],
      });
      const found = await services.rehearsal.run(request, { credentials });
      return {
        output: {
          slos: found.slos.map(slo => ({
            name: slo.name,
            change: slo.change,
            changes: slo.changes,
            reason: slo.reason,
            pages: slo.proposed?.rehearsal?.pages.length ?? null,
            pagesNow: slo.present?.rehearsal?.pages.length ?? null,
            consumed: slo.proposed?.rehearsal?.budget.consumed ?? null,
            consumedNow: slo.present?.rehearsal?.budget.consumed ?? null,
            findings: slo.findings.map(({ line, severity, message, fix }) => ({
              line,
              severity,
              message,
              fix,
            })),
          })),
          problems: found.problems.map(
            ({ file, line, message }) =>
              `${file ?? ''}:${line ?? 0}: ${message}`,
          ),
        },
      };
    },
  });
}
