import type { ProposalState } from '@causeway/plugin-local-git-common';
import { Tag, type TagProps } from '@causeway/plugin-ui-react';
import {
  RiCloseCircleLine,
  RiGitMergeLine,
  RiGitPullRequestLine,
} from '@remixicon/react';

const STATES: Record<
  ProposalState,
  { label: string; tone: TagProps['tone']; Icon: typeof RiGitMergeLine }
> = {
  open: { label: 'Open', tone: 'ok', Icon: RiGitPullRequestLine },
  merged: { label: 'Merged', tone: 'accent', Icon: RiGitMergeLine },
  closed: { label: 'Closed', tone: 'unk', Icon: RiCloseCircleLine },
};

/** Where a proposal stands: icon and word. */
export const ProposalStateTag = (props: { state: ProposalState }) => {
  const { label, tone, Icon } = STATES[props.state];
  return (
    <Tag tone={tone}>
      <Icon size={14} aria-hidden />
      {label}
    </Tag>
  );
};
