import { callerFromCredentials } from '../access/callerFromCredentials';
import {
  repositoryFromInput,
  type LocalGitActionOptions,
} from './LocalGitActionOptions';

/** Reads a file, or lists a folder. */
export function registerReadFileAction(options: LocalGitActionOptions): void {
  const { actionsRegistry, auth, content } = options;
  actionsRegistry.register({
    name: 'read-file',
    title: 'Read file',
    description:
      "Reads a text file from a repository of the portal's own Git host. Without a path it lists the files of the repository.",
    attributes: { readOnly: true, idempotent: true },
    schema: {
      input: z =>
        z.object({
          repository: z.string().describe('<owner>/<name>'),
          path: z
            .string()
            .optional()
            .describe('File path from the root, e.g. docs/runbook.md'),
          ref: z
            .string()
            .optional()
            .describe('Branch, tag or commit; the default branch if not given'),
        }),
      output: z =>
        z.object({
          commit: z.string(),
          content: z
            .string()
            .optional()
            .describe(
              'Text of the file; absent for binary and very large files',
            ),
          files: z
            .array(z.string())
            .optional()
            .describe('Paths, when no path was given'),
        }),
    },
    action: async ({ input, credentials }) => {
      const caller = callerFromCredentials(auth, credentials);
      const repository = repositoryFromInput(input.repository);
      if (!input.path) {
        const tree = await content.tree(
          repository,
          { ref: input.ref, recursive: true },
          caller,
        );
        return {
          output: {
            commit: tree.commit,
            files: tree.entries.slice(0, 1000).map(entry => entry.path),
          },
        };
      }
      const blob = await content.blob(
        repository,
        { ref: input.ref, path: input.path },
        caller,
      );
      return { output: { commit: blob.commit, content: blob.content } };
    },
  });
}
