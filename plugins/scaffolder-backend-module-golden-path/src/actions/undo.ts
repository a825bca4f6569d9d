import { NotFoundError, toError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  parseRepoUrl,
  RepoUrlParts,
} from '@causeway/plugin-golden-path-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { isUntouchedRepositoryOfTask } from '../lib/taskMark';

/** What a step's output is when the step didn't come to it: nothing, or the placeholder itself. */
function given(value: string | undefined): string | undefined {
  return value && !value.includes('${{') ? value : undefined;
}

function repositoryOf(repoUrl: string | undefined): RepoUrlParts | undefined {
  try {
    return repoUrl ? parseRepoUrl(repoUrl) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The step after a failure. In the embedded Git host it deletes the repository that this very task made, as long as
 * nobody has worked in it; the catalog then forgets it by itself. On other hosts, where a failed publish can't be told
 * from somebody's repository, it says what to look for and how to remove it. It never fails itself: the task already has.
 */
export function createUndoAction(options: { localGit: LocalGitService }) {
  const { localGit } = options;
  return createTemplateAction({
    id: 'golden-path:undo',
    description:
      'After a failure: removes the repository that this task made in the embedded Git host, or says how to remove it elsewhere',
    supportsDryRun: true,
    examples: [
      {
        description: 'The last step of every golden path',
        example: [
          'steps:',
          '  - id: undo',
          '    name: Undo what was made',
          '    if: ${{ failure() }}',
          '    action: golden-path:undo',
          '    input:',
          '      publisher: ${{ steps.answers.output.publisher }}',
          '      repoUrl: ${{ steps.answers.output.repoUrl }}',
          '      remoteUrl: ${{ steps.answers.output.remoteUrl }}',
          '      catalogInfoUrl: ${{ steps.register.output.catalogInfoUrl }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        publisher: z =>
          z.string({ description: 'Output of golden-path:answers' }).optional(),
        repoUrl: z =>
          z.string({ description: 'Output of golden-path:answers' }).optional(),
        remoteUrl: z =>
          z.string({ description: 'Output of golden-path:answers' }).optional(),
        catalogInfoUrl: z =>
          z
            .string({
              description: 'What was registered in the catalog, if it was',
            })
            .optional(),
      },
      output: {
        outcome: z =>
          z.string({
            description: 'nothing (was made), deleted, kept or by-hand',
          }),
        message: z => z.string({ description: 'What was done, for people' }),
      },
    },
    async handler(ctx) {
      const finish = (outcome: string, message: string) => {
        ctx.logger.info(message);
        ctx.output('outcome', outcome);
        ctx.output('message', message);
      };
      const parts = repositoryOf(given(ctx.input.repoUrl));
      if (ctx.isDryRun || !parts) {
        finish('nothing', 'Nothing was made, so there is nothing to undo.');
        return;
      }
      const repository = { owner: parts.owner, name: parts.repo };
      const fullName = `${repository.owner}/${repository.name}`;

      if (given(ctx.input.publisher) !== 'local-git') {
        const url =
          given(ctx.input.remoteUrl) ?? `https://${parts.host}/${fullName}`;
        const registered = given(ctx.input.catalogInfoUrl);
        finish(
          'by-hand',
          [
            `This run may have left the repository ${url}.`,
            'If it is there and new, delete it in its settings; then run the golden path again, or choose another name.',
            ...(registered
              ? [
                  `It is registered in the catalog: open the entity of ${registered} and choose 'Unregister entity'.`,
                ]
              : []),
          ].join(' '),
        );
        return;
      }

      try {
        const credentials = await ctx.getInitiatorCredentials();
        const mine = await isUntouchedRepositoryOfTask({
          localGit,
          repository,
          taskId: ctx.task.id,
          credentials,
        });
        if (!mine) {
          finish(
            'kept',
            `The repository '${fullName}' was left alone: this run didn't make it, or somebody has worked in it since.`,
          );
          return;
        }
        await localGit.deleteRepository(repository, { credentials });
        finish(
          'deleted',
          `The repository '${fullName}', which this run had made, was deleted. Run the golden path again when the cause is gone.`,
        );
      } catch (error) {
        if (error instanceof NotFoundError) {
          finish(
            'nothing',
            'No repository was made, so there is nothing to undo.',
          );
          return;
        }
        finish(
          'by-hand',
          `The repository '${fullName}' could not be deleted (${
            toError(error).message
          }). Delete it on its page, /repositories/${fullName}.`,
        );
      }
    },
  });
}
