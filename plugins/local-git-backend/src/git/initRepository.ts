import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BareRepository } from './BareRepository';
import type { GitProgram } from './GitProgram';

/**
 * Attributes that win over those in the tree: an archive holds exactly the committed bytes, and no attribute runs or
 * rewrites anything.
 */
const ATTRIBUTES =
  '* -export-ignore -export-subst -ident -filter -text -working-tree-encoding !merge\n';

/** Makes an empty bare repository without hooks or templates. */
export async function initRepository(
  git: GitProgram,
  options: { directory: string; defaultBranch: string },
): Promise<BareRepository> {
  const { directory, defaultBranch } = options;
  await mkdir(directory, { recursive: true });
  await git.run([
    'init',
    '--quiet',
    '--bare',
    '--template=',
    `--initial-branch=${defaultBranch}`,
    directory,
  ]);
  await mkdir(join(directory, 'info'), { recursive: true });
  await writeFile(join(directory, 'info', 'attributes'), ATTRIBUTES);
  return new BareRepository({ git, directory });
}
