import { callerFromCredentials } from '../access/callerFromCredentials';
import {
  repositoryFromInput,
  type LocalGitActionOptions,
} from './LocalGitActionOptions';

/** Opens a change proposal from file contents. */
export function registerCreateProposalAction(
  options: LocalGitActionOptions,
): void {
  const { actionsRegistry, auth, proposals } = options;
  actionsRegistry.register({
    name: 'create-proposal',
    title: 'Create change proposal',
    description:
      "Proposes a change to files of a repository in the portal's own Git host, on a new branch. An owner of the repository then merges or closes it; nothing else changes until then.",
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z.object({
          repository: z.string().describe('<owner>/<name>'),
          title: z.string().describe('What the change does, in one line'),
          description: z.string().optional().describe('Why, in Markdown'),
          files: z
            .array(
              z.object({
                path: z.string(),
                content: z.string().describe('The whole new text of the file'),
              }),
            )
            .min(1)
            .max(100)
            .describe('Files to write; others stay as they are'),
        }),
      output: z =>
        z.object({ number: z.number(), branch: z.string(), url: z.string() }),
    },
    action: async ({ input, credentials }) => {
      const { repository, ...request } = input;
      const caller = callerFromCredentials(auth, credentials);
      const { number, head, url } = await proposals.create(
        repositoryFromInput(repository),
        request,
        caller,
      );
      return { output: { number, branch: head, url } };
    },
  });
}
