import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import fs from 'node:fs/promises';

/** Id of the step that stands in for publishing. */
export const COLLECT_ACTION = 'causeway:collect';

/** The step that stands in for publishing: copies the task's files to where `targets` says, by the number of the render. */
export function createCollectAction(targets: ReadonlyMap<string, string>) {
  return createTemplateAction({
    id: COLLECT_ACTION,
    description: 'Copies the rendered files to a folder of this machine',
    schema: { input: { render: z => z.string() } },
    async handler(ctx) {
      const target = targets.get(ctx.input.render);
      if (!target) {
        throw new Error(`No render is waiting for '${ctx.input.render}'`);
      }
      await fs.cp(ctx.workspacePath, target, {
        recursive: true,
        verbatimSymlinks: true,
      });
    },
  });
}
