import { useApi } from '@backstage/core-plugin-api';
import { useAction } from '@causeway/plugin-ui-react';
import { localGitApiRef } from '../../api/localGitApiRef';
import { Confirmation } from './Confirmation';
import type { MergeCardProps } from './MergeCard';

/** Asks whether to close a proposal without merging it. */
export const CloseConfirmation = (
  props: MergeCardProps & { onDone(): void },
) => {
  const { repository, proposal, onChanged, onDone } = props;
  const api = useApi(localGitApiRef);
  const action = useAction();
  const close = async () => {
    const closed = await action.run(() =>
      api.closeProposal(repository, proposal.number),
    );
    onChanged();
    if (closed) onDone();
  };
  return (
    <Confirmation
      label="Close this proposal"
      confirm="Close without merging"
      tone="danger"
      action={action}
      onConfirm={close}
      onCancel={onDone}
    >
      <p>
        It can’t be opened again. The branch {proposal.head} stays, so the
        change can be proposed anew.
      </p>
    </Confirmation>
  );
};
