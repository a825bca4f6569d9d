import { useApi } from '@backstage/core-plugin-api';
import {
  errorReason,
  plural,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { sloApiRef } from '../../api/sloApiRef';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import { ProposalRow } from './ProposalRow';
import styles from './rehearsal.module.css';

/** Props of {@link OpenProposals}. */
export interface OpenProposalsProps {
  /** A rehearsal is under way. */
  running: boolean;
  onRehearse(choice: { entityRef: string; proposal: string }): void;
}

/** Open change proposals that touch SLO files, each a click away from its rehearsal. */
export const OpenProposals = (props: OpenProposalsProps) => {
  const api = useApi(sloApiRef);
  const load = useCallback(() => api.getOpenProposals(), [api]);
  const { value, error, reload } = useLoaded(load);
  if (error && !value) {
    return (
      <p className={ui.line}>
        {`Open change proposals could not be read: ${errorReason(error)} `}
        <button type="button" className={textStyles.inline} onClick={reload}>
          Try again
        </button>
      </p>
    );
  }
  if (!value) return null;
  const { items, notLookedAt } = value;
  const rest =
    notLookedAt > 0 &&
    `${plural(notLookedAt, 'more open proposal')} ${
      notLookedAt === 1 ? 'was' : 'were'
    } not looked at: name it below.`;
  if (!items.length) {
    return (
      <p className={ui.line}>
        No open change proposal touches an SLO file. {rest}
      </p>
    );
  }
  return (
    <Card
      title="Open proposals that change SLOs"
      aside={plural(items.length, 'proposal')}
    >
      <ul className={styles.proposals}>
        {items.map(proposal => (
          <ProposalRow
            key={`${proposal.repository}#${proposal.number}`}
            proposal={proposal}
            running={props.running}
            onRehearse={props.onRehearse}
          />
        ))}
      </ul>
      {rest && <p className={styles.rest}>{rest}</p>}
    </Card>
  );
};
