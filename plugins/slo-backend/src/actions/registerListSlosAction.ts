import { sloReadPermission } from '@causeway/plugin-slo-common';
import { boardQuerySchema } from '../queries/boardQuery';
import { parseInput } from '../http/parseInput';
import type { SloActionOptions } from './SloActionOptions';

/** Finds SLOs, worst first. */
export function registerListSlosAction(options: SloActionOptions): void {
  const { actionsRegistry, authorizer, services } = options;
  actionsRegistry.register({
    name: 'list-slos',
    title: 'List SLOs',
    description:
      'Lists service level objectives, worst first, each with whether its promise holds and what is left of its error budget. Use it to find out which services are in trouble, or the name of an SLO.',
    attributes: { readOnly: true, idempotent: true },
    visibilityPermission: sloReadPermission,
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .max(200)
            .optional()
            .describe('Words that service, SLO, owner or system contain'),
          ownerEntityRef: z
            .string()
            .max(400)
            .optional()
            .describe('Only of this owner, e.g. group:default/learning'),
          systemEntityRef: z
            .string()
            .max(400)
            .optional()
            .describe('Only of this system, e.g. system:default/quizmentor'),
          truth: z
            .enum(['holds', 'at-risk', 'broken', 'unknown'])
            .optional()
            .describe('Only those of which this is true'),
          mine: z
            .boolean()
            .optional()
            .describe('Only of services that your groups own'),
          limit: z.number().int().min(1).max(100).optional(),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          slos: z.array(
            z.object({
              entityRef: z.string(),
              slo: z.string(),
              objective: z.number().describe('0..1'),
              truth: z.string().describe('holds, at-risk, broken or unknown'),
              reason: z.string(),
              remaining: z
                .number()
                .nullable()
                .describe(
                  'What is left of the error budget, 1 is all of it, below 0 more than all was used; null if unknown',
                ),
              stage: z.string().nullable(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await authorizer.check(sloReadPermission, credentials);
      const query = parseInput(boardQuerySchema, {
        ...(input.text && { q: input.text }),
        ...(input.ownerEntityRef && { owner: input.ownerEntityRef }),
        ...(input.systemEntityRef && { system: input.systemEntityRef }),
        ...(input.truth && { truth: input.truth }),
        ...(input.mine && { mine: 'true' }),
        limit: input.limit ?? 25,
      });
      const { items, totalItems } = await services.board.board(query, {
        credentials,
      });
      return {
        output: {
          totalItems,
          slos: items.map(row => ({
            entityRef: row.entityRef,
            slo: row.name,
            objective: row.objective,
            truth: row.truth,
            reason: row.truthReason,
            remaining: row.remaining,
            stage: row.stage?.name ?? null,
          })),
        },
      };
    },
  });
}
