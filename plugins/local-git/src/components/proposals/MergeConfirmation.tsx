import { useApi } from '@backstage/core-plugin-api';
import { plural, useAction } from '@causeway/plugin-ui-react';
import { useState } from 'react';
import { localGitApiRef } from '../../api/localGitApiRef';
import ui from '../ui/ui.module.css';
import { Confirmation } from './Confirmation';
import type { MergeCardProps } from './MergeCard';

/** Branches that the host made for a proposal, which nobody misses afterwards. */
const HOST_BRANCH = 'proposal/';

/** Asks whether to merge, and merges exactly the commits that are shown. */
export const MergeConfirmation = (
  props: MergeCardProps & { onDone(): void },
) => {
  const { repository, proposal, onChanged, onDone } = props;
  const { number, head, base, commits } = proposal;
  const api = useApi(localGitApiRef);
  const action = useAction();
  const [deleteBranch, setDeleteBranch] = useState(
    head.startsWith(HOST_BRANCH),
  );
  const merge = async () => {
    const merged = await action.run(() =>
      api.mergeProposal(repository, number, {
        headCommit: commits[0]?.id,
        deleteBranch,
      }),
    );
    // Also where it was refused: then the proposal isn't what is shown any more.
    onChanged();
    if (merged) onDone();
  };
  return (
    <Confirmation
      label="Merge this proposal"
      confirm={`Merge into ${base}`}
      tone="primary"
      action={action}
      onConfirm={merge}
      onCancel={onDone}
    >
      <p>
        {plural(commits.length, 'commit')} of {head}{' '}
        {commits.length === 1 ? 'goes' : 'go'} into {base}. This can’t be taken
        back; a later change can reverse it.
      </p>
      <label className={ui.check}>
        <input
          type="checkbox"
          checked={deleteBranch}
          onChange={event => setDeleteBranch(event.target.checked)}
        />
        Delete branch {head} afterwards
      </label>
    </Confirmation>
  );
};
