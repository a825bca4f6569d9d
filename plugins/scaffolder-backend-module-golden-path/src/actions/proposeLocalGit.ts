import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { readWorkspaceFiles } from '../lib/readWorkspaceFiles';
import { repositoryFromInput } from '../lib/repositoryFromInput';

/** Opens a change proposal in the embedded Git host: its counterpart of a pull request. */
export function createProposeLocalGitAction(options: {
  localGit: LocalGitService;
}) {
  const { localGit } = options;
  return createTemplateAction({
    id: 'local-git:proposal:create',
    description:
      "Opens a change proposal in the portal's own Git host with the files of the workspace",
    supportsDryRun: true,
    examples: [
      {
        description: 'Propose a runbook to a service that exists',
        example: [
          'steps:',
          '  - id: propose',
          '    name: Propose the change',
          '    action: local-git:proposal:create',
          '    input:',
          '      repoUrl: localhost:7007?owner=learning&repo=payments',
          '      title: Add a runbook',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        repoUrl: z =>
          z.string({
            description:
              'The repository: `localhost:7007?owner=learning&repo=payments`',
          }),
        title: z =>
          z.string({ description: 'What the change does, in one line' }),
        description: z =>
          z.string({ description: 'Why, in Markdown' }).optional(),
        branchName: z =>
          z
            .string({
              description:
                "Branch to make; named after the task by default. Must begin with 'proposal/' unless whoever runs it owns the repository",
            })
            .optional(),
        targetBranchName: z =>
          z
            .string({
              description: 'Branch to change; the default branch by default',
            })
            .optional(),
        sourcePath: z =>
          z
            .string({
              description: 'Folder of the workspace with the changed files',
            })
            .optional(),
        filesToDelete: z =>
          z
            .array(z.string(), { description: 'Paths that the change removes' })
            .optional(),
        commitMessage: z =>
          z
            .string({
              description: 'Message of the commit; the title by default',
            })
            .optional(),
      },
      output: {
        remoteUrl: z => z.string({ description: "The proposal's page" }),
        pullRequestNumber: z => z.number({ description: 'Its number' }),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const repository = repositoryFromInput(input.repoUrl);
      const written = await readWorkspaceFiles(
        resolveSafeChildPath(ctx.workspacePath, input.sourcePath ?? '.'),
      );
      const removed = (input.filesToDelete ?? []).map(path => ({
        path,
        delete: true as const,
      }));
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would propose ${written.length + removed.length} files`,
        );
        ctx.output('remoteUrl', 'https://dry-run.invalid/proposals/1');
        ctx.output('pullRequestNumber', 1);
        return;
      }

      const credentials = await ctx.getInitiatorCredentials();
      const head =
        input.branchName ?? `proposal/golden-path-${ctx.task.id.slice(0, 8)}`;
      const create = () =>
        localGit.createProposal(
          repository,
          {
            title: input.title,
            description: input.description,
            head,
            base: input.targetBranchName,
            files: [...written, ...removed],
            message: input.commitMessage,
          },
          { credentials },
        );
      const reuse = async (error: unknown) => {
        if (!(error instanceof ConflictError) || input.branchName) {
          throw error;
        }
        // The branch carries the task's id: an earlier try of this task made it.
        const { items } = await localGit.listProposals(
          repository,
          { state: 'open' },
          { credentials },
        );
        const earlier = items.find(proposal => proposal.head === head);
        if (!earlier) {
          throw error;
        }
        return earlier;
      };
      const proposal = await create().catch(reuse);
      ctx.logger.info(`Opened proposal ${proposal.number}: ${proposal.url}`);
      ctx.output('remoteUrl', proposal.url);
      ctx.output('pullRequestNumber', proposal.number);
    },
  });
}
