import type { ProposalState } from '@causeway/plugin-local-git-common';
import {
  RiCloseCircleLine,
  RiGitMergeLine,
  RiGitPullRequestLine,
} from '@remixicon/react';
import ui from '../ui/ui.module.css';

const STATES: Record<
  ProposalState,
  { label: string; tone: string; Icon: typeof RiGitMergeLine }
> = {
  open: { label: 'Open', tone: ui.ok, Icon: RiGitPullRequestLine },
  merged: { label: 'Merged', tone: ui.accent, Icon: RiGitMergeLine },
  closed: { label: 'Closed', tone: ui.unk, Icon: RiCloseCircleLine },
};

/** Where a proposal stands: icon and word. */
export const ProposalStateTag = (props: { state: ProposalState }) => {
  const { label, tone, Icon } = STATES[props.state];
  return (
    <span className={`${ui.tag} ${tone}`}>
      <Icon size={14} aria-hidden />
      {label}
    </span>
  );
};
