import type { RehearsedSlo } from '@causeway/plugin-slo-common';
import { cardStyles, Tag } from '@causeway/plugin-ui-react';
import { asSentence } from '../../lib/asSentence';
import { sloTitle } from '../../lib/sloTitle';
import { FindingList } from '../service/FindingList';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import { ComparisonTable } from './ComparisonTable';
import { FiredList } from './FiredList';

const CHANGES: Record<RehearsedSlo['change'], string> = {
  added: 'new',
  changed: 'changed',
  removed: 'removed',
  same: 'the same',
};

/** One SLO as it would be beside what it is. */
export const RehearsedCard = (props: { slo: RehearsedSlo }) => {
  const { slo } = props;
  const { proposed, present, findings, reason, changes } = slo;
  return (
    <Card
      title={sloTitle({ name: slo.name, description: null })}
      beside={<Tag>{CHANGES[slo.change]}</Tag>}
      aside={slo.service}
    >
      <div className={cardStyles.body}>
        {changes.length > 0 && (
          <p className={ui.line}>
            {asSentence(`Changes: ${changes.join('; ')}`)}
          </p>
        )}
        {reason && (
          <p className={ui.unk}>{asSentence(`Not tried: ${reason}`)}</p>
        )}
        {(proposed?.rehearsal || present?.rehearsal) && (
          <ComparisonTable proposed={proposed} present={present} />
        )}
        {proposed?.rehearsal && <FiredList rehearsal={proposed.rehearsal} />}
      </div>
      <FindingList findings={findings} />
    </Card>
  );
};
