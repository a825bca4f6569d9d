import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { setTimeout as sleep } from 'node:timers/promises';

/** Seconds that a new entity is waited for. The catalog works through new files within a few. */
const DEFAULT_TIMEOUT_S = 30;
/** Milliseconds between two looks. */
const POLL_MS = 250;

/**
 * Waits until the catalog shows an entity, so that the links at the end of a run lead somewhere. A catalog that takes
 * longer isn't a failure: what was made is made.
 */
export function createAwaitEntityAction(options: { catalog: CatalogService }) {
  const { catalog } = options;
  return createTemplateAction({
    id: 'golden-path:await-entity',
    description: 'Waits until an entity is in the catalog',
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z.string({ description: 'The entity: `component:default/payments`' }),
        timeoutSeconds: z =>
          z
            .number({
              description: `How long to wait; ${DEFAULT_TIMEOUT_S} by default`,
            })
            .min(0)
            .max(600)
            .optional(),
      },
      output: {
        entityRef: z => z.string({ description: 'The entity' }),
        found: z => z.boolean({ description: 'Whether it is there' }),
      },
    },
    async handler(ctx) {
      const { entityRef, timeoutSeconds = DEFAULT_TIMEOUT_S } = ctx.input;
      ctx.output('entityRef', entityRef);
      if (ctx.isDryRun) {
        ctx.output('found', false);
        return;
      }
      const deadline = Date.now() + timeoutSeconds * 1000;
      for (;;) {
        const credentials = await ctx.getInitiatorCredentials();
        if (await catalog.getEntityByRef(entityRef, { credentials })) {
          ctx.logger.info(`The catalog has '${entityRef}'`);
          ctx.output('found', true);
          return;
        }
        if (Date.now() >= deadline) {
          break;
        }
        await sleep(POLL_MS, undefined, { signal: ctx.signal });
      }
      ctx.logger.warn(
        `The catalog doesn't have '${entityRef}' after ${timeoutSeconds} s; it may come a little later`,
      );
      ctx.output('found', false);
    },
  });
}
