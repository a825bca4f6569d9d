import {
  repositoryPagePath,
  type Proposal,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { Link } from 'react-router-dom';
import { EntityName } from '../ui/EntityName';
import { Time } from '../ui/Time';
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
          <div className={ui.quiet}>
            #{proposal.number} · <EntityName entityRef={proposal.author} /> ·{' '}
            {proposal.state === 'open' ? (
              <>
                opened <Time iso={proposal.createdAt} />
              </>
            ) : (
              <>
                {proposal.state} <Time iso={proposal.updatedAt} />
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
