import {
  repositoryPagePath,
  type Proposal,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { textStyles, Time } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';
import { EntityName } from '../ui/EntityName';
import ui from '../ui/ui.module.css';
import { ProposalStateTag } from './ProposalStateTag';

/** Props of {@link ProposalRows}. */
export interface ProposalRowsProps {
  repository: RepositoryRef;
  proposals: Proposal[];
}

/** Proposals as a list: what, who, when, and where they stand. */
export const ProposalRows = ({ repository, proposals }: ProposalRowsProps) => (
  <ul className={ui.list}>
    {proposals.map(proposal => (
      <li key={proposal.number}>
        <div className={ui.grow}>
          <Link
            className={ui.strong}
            to={repositoryPagePath(repository, {
              page: 'proposal',
              number: proposal.number,
            })}
          >
            {proposal.title}
          </Link>
          <div className={textStyles.quiet}>
            #{proposal.number} · <EntityName entityRef={proposal.author} /> ·{' '}
            {proposal.state === 'open' ? (
              <>
                opened <Time at={proposal.createdAt} />
              </>
            ) : (
              <>
                {proposal.state} <Time at={proposal.updatedAt} />
              </>
            )}{' '}
            · {proposal.head} into {proposal.base}
          </div>
        </div>
        <ProposalStateTag state={proposal.state} />
      </li>
    ))}
  </ul>
);
