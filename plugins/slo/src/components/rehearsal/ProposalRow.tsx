import type { SloProposal } from '@causeway/plugin-slo-common';
import { Button, textStyles } from '@causeway/plugin-ui-react';
import { personName } from '../../lib/personName';
import { safeUrl } from '../../lib/safeUrl';
import { Time } from '../ui/Time';
import type { OpenProposalsProps } from './OpenProposals';
import styles from './rehearsal.module.css';

/** Props of {@link ProposalRow}. */
export interface ProposalRowProps extends OpenProposalsProps {
  proposal: SloProposal;
}

/** A change proposal: what it is, which SLO files it touches, and its rehearsal. */
export const ProposalRow = (props: ProposalRowProps) => {
  const { proposal, running, onRehearse } = props;
  const { repository, number, title, services } = proposal;
  const name = `${repository}#${number}`;
  const url = safeUrl(proposal.url);
  return (
    <li>
      <div className={styles.proposal}>
        {url ? (
          <a href={url} className={textStyles.link}>
            {title}
          </a>
        ) : (
          <span>{title}</span>
        )}
        <span className={textStyles.quiet}>
          {`${name}, by ${personName(proposal.author)}, `}
          <Time at={proposal.updatedAt} />
        </span>
      </div>
      {services.map(({ entityRef, entityTitle, files }) => (
        <div key={entityRef} className={styles.touched}>
          <span>
            {entityTitle}:{' '}
            <span className={textStyles.mono}>{files.join(', ')}</span>
          </span>
          <Button
            disabled={running}
            aria-label={`Rehearse “${title}” for ${entityTitle}`}
            onClick={() => onRehearse({ entityRef, proposal: name })}
          >
            Rehearse
          </Button>
        </div>
      ))}
    </li>
  );
};
