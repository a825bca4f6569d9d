import {
  repositoryPagePath,
  type Proposal,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles, Time } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { EntityName } from '../ui/EntityName';
import { ProposalStateTag } from './ProposalStateTag';
import styles from './proposals.module.css';

/** Props of {@link ProposalSummary}. */
export interface ProposalSummaryProps {
  repository: RepositoryRef;
  proposal: Proposal;
}

/** Where a proposal stands, whose it is, and what goes where. */
export const ProposalSummary = (props: ProposalSummaryProps) => {
  const { repository, proposal } = props;
  const branch = (name: string) => (
    <Link
      className={`${textStyles.mono} ${styles.branch}`}
      to={repositoryPagePath(repository, { page: 'tree', ref: name })}
    >
      {name}
    </Link>
  );
  return (
    <div className={styles.summary}>
      <ProposalStateTag state={proposal.state} />
      <span>
        <EntityName entityRef={proposal.author} /> proposes{' '}
        {branch(proposal.head)} for {branch(proposal.base)}
      </span>
      <span className={textStyles.quiet}>
        opened <Time at={proposal.createdAt} />
      </span>
    </div>
  );
};
