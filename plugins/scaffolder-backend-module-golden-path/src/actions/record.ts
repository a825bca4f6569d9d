import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  SCAFFOLD_RECORD_PATH,
  serializeScaffoldRecord,
} from '@causeway/plugin-golden-path-common';
import fs from 'node:fs/promises';
import path from 'node:path';
import { hashFiles } from '../lib/hashFiles';

/**
 * Writes what the repository remembers of its making: answers, template and its version, a hash of each file. Must be the
 * last step before publishing, because it hashes what is in the workspace.
 */
export function createRecordAction() {
  return createTemplateAction({
    id: 'golden-path:record',
    description: `Writes ${SCAFFOLD_RECORD_PATH}: the answers, the template's version and a hash of each file`,
    supportsDryRun: true,
    examples: [
      {
        description: 'The last step before publishing',
        example: [
          'steps:',
          '  - id: record',
          '    name: Remember the answers',
          '    action: golden-path:record',
          '    input:',
          '      record: ${{ steps.answers.output.record }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        record: z =>
          z.object(
            {
              template: z.object({
                ref: z.string(),
                name: z.string(),
                version: z.string(),
                source: z.string().optional(),
              }),
              createdOn: z.string(),
              answers: z.record(z.unknown()),
            },
            { description: 'Output `record` of golden-path:answers' },
          ),
      },
      output: {
        files: z => z.number({ description: 'How many files were hashed' }),
      },
    },
    async handler(ctx) {
      const files = await hashFiles(ctx.workspacePath, [
        '.git',
        SCAFFOLD_RECORD_PATH,
      ]);
      const target = resolveSafeChildPath(
        ctx.workspacePath,
        SCAFFOLD_RECORD_PATH,
      );
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.writeFile(
        target,
        serializeScaffoldRecord({
          apiVersion: 'causeway.dev/v1',
          kind: 'ScaffoldRecord',
          ...ctx.input.record,
          files,
        }),
      );
      ctx.logger.info(`Recorded ${Object.keys(files).length} files`);
      ctx.output('files', Object.keys(files).length);
    },
  });
}
