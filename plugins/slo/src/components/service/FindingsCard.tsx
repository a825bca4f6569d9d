import type { SloDetail } from '@causeway/plugin-slo-common';
import { asSentence } from '../../lib/asSentence';
import { plural } from '../../lib/plural';
import { safeUrl } from '../../lib/safeUrl';
import { Card } from '../ui/Card';
import { Truth } from '../ui/Truth';
import { FindingList } from './FindingList';
import styles from './findings.module.css';

/** What to put right in the SLO's file; nothing where all is right. */
export const FindingsCard = (props: { slo: SloDetail }) => {
  const { slo } = props;
  if (!slo.lint.length && !slo.quarantined) return null;
  const url = safeUrl(slo.source.url);
  return (
    <Card
      title="To put right"
      aside={slo.lint.length ? plural(slo.lint.length, 'finding') : undefined}
    >
      {slo.quarantined && (
        <div className={styles.finding}>
          <Truth truth="unknown">Kept out of the policy</Truth>
          <p>{`${asSentence(
            slo.quarantined,
          )} No change is blocked by this SLO until that is put right.`}</p>
        </div>
      )}
      <FindingList
        findings={slo.lint}
        urlOf={({ file, line }) =>
          file === slo.source.file
            ? url?.replace(/#.*$/, `#L${line}`)
            : undefined
        }
      />
    </Card>
  );
};
