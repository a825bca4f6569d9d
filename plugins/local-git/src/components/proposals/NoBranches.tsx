import type { RepositoryRef } from '@causeway/plugin-local-git-common';
import { cardStyles, StateMessage } from '@causeway/plugin-ui-react';
import { Commands } from '../ui/Commands';

/** Props of {@link NoBranches}. */
export interface NoBranchesProps {
  repository: RepositoryRef;
  base: string;
}

/** Nothing can be proposed yet: how to push a branch. */
export const NoBranches = ({ repository, base }: NoBranchesProps) => (
  <>
    <StateMessage title="There is no branch to propose">
      {repository.name} has only {base}. Push a branch with your change, then
      come back.
    </StateMessage>
    <div className={cardStyles.body}>
      <Commands
        what="commands that push a branch"
        text={
          'git switch -c my-change\n# change something, then\ngit commit -a\ngit push -u origin my-change'
        }
      />
    </div>
  </>
);
