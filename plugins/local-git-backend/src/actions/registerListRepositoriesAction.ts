import { callerFromCredentials } from '../access/callerFromCredentials';
import type { LocalGitActionOptions } from './LocalGitActionOptions';

/** Finds repositories. */
export function registerListRepositoriesAction(
  options: LocalGitActionOptions,
): void {
  const { actionsRegistry, auth, repositories } = options;
  actionsRegistry.register({
    name: 'list-repositories',
    title: 'List repositories',
    description:
      "Lists the repositories of the portal's own Git host. Use it to find the repository of a service before reading files from it.",
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          text: z
            .string()
            .optional()
            .describe('Words that the name or description contains'),
          ownerEntityRef: z
            .string()
            .optional()
            .describe(
              'Only those owned by this group or user, e.g. group:default/learning',
            ),
          offset: z
            .number()
            .int()
            .min(0)
            .optional()
            .describe('How many to skip; 50 come at a time'),
        }),
      output: z =>
        z.object({
          totalItems: z.number(),
          repositories: z.array(
            z.object({
              repository: z.string().describe('<owner>/<name>'),
              description: z.string(),
              defaultBranch: z.string(),
              cloneUrl: z.string(),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      const found = await repositories.list(
        input,
        callerFromCredentials(auth, credentials),
      );
      return {
        output: {
          totalItems: found.totalItems,
          repositories: found.items.map(
            ({ fullName, description, defaultBranch, urls }) => ({
              repository: fullName,
              description,
              defaultBranch,
              cloneUrl: urls.clone,
            }),
          ),
        },
      };
    },
  });
}
