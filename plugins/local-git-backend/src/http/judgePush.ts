import { checkRefName } from '@causeway/plugin-local-git-common';
import type { PushCommand } from './PushCommand';

/** Whether a push may go on. */
export interface PushVerdict {
  /** Reason by full ref name; if there is any, the whole push is refused. */
  refused: Map<string, string>;
  /** Whether history may be rewritten: never that of the default branch. */
  allowForce: boolean;
}

function refusal(
  { ref, after }: PushCommand,
  defaultBranch: string,
): string | undefined {
  const name = /^refs\/(?:heads|tags)\/(.+)$/s.exec(ref)?.[1];
  if (!name) return 'only branches and tags can be pushed';
  if (checkRefName(name)) return 'this name is not supported here';
  if (!after && ref === `refs/heads/${defaultBranch}`)
    return 'the default branch cannot be deleted';
  return undefined;
}

/** The host's own rules for a push; the rest (well-formed objects, sizes, no lost updates) git sees to. */
export function judgePush(
  commands: PushCommand[],
  options: { defaultBranch: string },
): PushVerdict {
  const { defaultBranch } = options;
  const refused = new Map<string, string>();
  for (const command of commands) {
    const reason = refusal(command, defaultBranch);
    if (reason) refused.set(command.ref, reason);
  }
  return {
    refused,
    allowForce: commands.every(
      ({ ref }) => ref !== `refs/heads/${defaultBranch}`,
    ),
  };
}
