import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { DEFAULT_BRANCH } from '@causeway/plugin-local-git-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { readWorkspaceFiles } from '../lib/readWorkspaceFiles';
import { repositoryFromInput } from '../lib/repositoryFromInput';
import { isRepositoryOfTask, markMessage } from '../lib/taskMark';

/** Address of a file in the root of a repository's default branch, from the address of that root. */
function catalogInfoUrlOf(sourceUrl: string): string {
  return `${sourceUrl.replace(
    /\/tree\/([^/]+)\/$/,
    '/blob/$1/',
  )}catalog-info.yaml`;
}

/**
 * Makes a repository in the embedded Git host from the task's files, as one commit. When the task is tried again, the
 * repository that it made the time before is taken as it is.
 */
export function createPublishLocalGitAction(options: {
  localGit: LocalGitService;
}) {
  const { localGit } = options;
  return createTemplateAction({
    id: 'local-git:repository:publish',
    description:
      "Makes a repository in the portal's own Git host from the files of the workspace",
    supportsDryRun: true,
    examples: [
      {
        description: 'Publish what was rendered',
        example: [
          'steps:',
          '  - id: publish',
          '    name: Publish',
          '    action: local-git:repository:publish',
          '    input:',
          '      repoUrl: ${{ steps.answers.output.repoUrl }}',
          '      ownerEntityRef: ${{ steps.answers.output.values.owner }}',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        repoUrl: z =>
          z.string({
            description:
              'Where to: `localhost:7007?owner=learning&repo=payments`',
          }),
        ownerEntityRef: z =>
          z
            .string({
              description:
                "Group or user that will own it; by default the group that 'owner' in repoUrl names",
            })
            .optional(),
        description: z =>
          z.string({ description: 'What it is, in one line' }).optional(),
        defaultBranch: z =>
          z
            .string({ description: `Its branch; ${DEFAULT_BRANCH} by default` })
            .optional(),
        sourcePath: z =>
          z
            .string({
              description: 'Folder of the workspace to publish; all by default',
            })
            .optional(),
        commitMessage: z =>
          z.string({ description: 'Message of the first commit' }).optional(),
      },
      output: {
        remoteUrl: z => z.string({ description: "The repository's page" }),
        cloneUrl: z => z.string({ description: 'For git clone' }),
        repoContentsUrl: z =>
          z.string({ description: 'Root of the default branch' }),
        catalogInfoUrl: z =>
          z.string({ description: 'The catalog file, registered by itself' }),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const repository = repositoryFromInput(input.repoUrl);
      const source = resolveSafeChildPath(
        ctx.workspacePath,
        input.sourcePath ?? '.',
      );
      const files = await readWorkspaceFiles(source);
      if (ctx.isDryRun) {
        ctx.logger.info(`Would publish ${files.length} files`);
        const url = `https://dry-run.invalid/${repository.owner}/${repository.name}`;
        ctx.output('remoteUrl', url);
        ctx.output('cloneUrl', `${url}.git`);
        ctx.output('repoContentsUrl', `${url}/tree/${DEFAULT_BRANCH}/`);
        ctx.output(
          'catalogInfoUrl',
          catalogInfoUrlOf(`${url}/tree/${DEFAULT_BRANCH}/`),
        );
        return;
      }

      const credentials = await ctx.getInitiatorCredentials();
      const taskId = ctx.task.id;
      const create = () =>
        localGit.createRepository(
          {
            ...repository,
            ownerEntityRef: input.ownerEntityRef,
            description: input.description,
            defaultBranch: input.defaultBranch,
            files,
            message: markMessage(
              input.commitMessage ?? `Create ${repository.name}`,
              taskId,
            ),
          },
          { credentials },
        );
      const reuse = async (error: unknown) => {
        if (
          error instanceof ConflictError &&
          (await isRepositoryOfTask({
            localGit,
            repository,
            taskId,
            credentials,
          }))
        ) {
          ctx.logger.info('An earlier try of this task made the repository');
          return localGit.getRepository(repository, { credentials });
        }
        throw error;
      };
      const { urls } = await create().catch(reuse);

      ctx.logger.info(`Published ${files.length} files to ${urls.page}`);
      ctx.output('remoteUrl', urls.page);
      ctx.output('cloneUrl', urls.clone);
      ctx.output('repoContentsUrl', urls.source);
      ctx.output('catalogInfoUrl', catalogInfoUrlOf(urls.source));
    },
  });
}
