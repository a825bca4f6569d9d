import { useApi } from '@backstage/core-plugin-api';
import type { SloBoard } from '@causeway/plugin-slo-common';
import {
  cardStyles,
  LoadError,
  textStyles,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { Link } from 'react-router-dom';
import { sloApiRef } from '../../api/sloApiRef';
import { useLive } from '../../hooks/useLive';
import { useNow } from '../../hooks/useNow';
import { BOARD_PATH } from '../../lib/paths';
import { plural } from '../../lib/plural';
import { Card } from '../ui/Card';
import { Judged } from '../ui/Judged';
import { Truth } from '../ui/Truth';
import { HomeRow } from './HomeRow';
import { HomeSkeleton } from './HomeSkeleton';
import styles from './home.module.css';

/** As many as can be looked at before work begins. */
const SHOWN = 6;

function allHold({ counts, services }: SloBoard): string {
  return counts.holds === 1
    ? 'Your one SLO holds.'
    : `All ${plural(counts.holds, 'SLO')} of ${plural(
        services,
        'service',
      )} hold.`;
}

/** The SLOs of my services that need me, worst first, in one request; one quiet line where none does. */
export const HomeSlos = () => {
  const api = useApi(sloApiRef);
  const now = useNow();
  const load = useCallback(
    () => api.getBoard({ mine: true, limit: SHOWN }),
    [api],
  );
  const { value, error, reload } = useLoaded(load);
  useLive(reload);

  if (!value) {
    return error ? (
      <div className={styles.section}>
        <Card title="SLOs">
          <LoadError what="Your SLOs" error={error} onRetry={reload} />
        </Card>
      </div>
    ) : (
      <HomeSkeleton rows={3} />
    );
  }
  const rows = value.items.filter(({ truth }) => truth !== 'holds');
  const { broken, unknown, holds } = value.counts;
  const needing = broken + value.counts['at-risk'] + unknown;
  if (!needing && !holds) return null;
  return (
    <div className={styles.section}>
      <Card
        title="SLOs"
        aside={
          <>
            {value.judged.newest !== null && (
              <span>
                judged{' '}
                <Judged
                  at={{ ...value.judged, all: value.totalItems }}
                  now={now}
                />
              </span>
            )}
            <Link to={BOARD_PATH} className={textStyles.link}>
              {needing > rows.length ? `All ${needing} to look at` : 'All SLOs'}
            </Link>
          </>
        }
      >
        {rows.length ? (
          <ul className={styles.rows}>
            {rows.map(slo => (
              <HomeRow key={`${slo.entityRef}\n${slo.name}`} slo={slo} />
            ))}
          </ul>
        ) : (
          <div className={cardStyles.body}>
            <Truth truth="holds">{allHold(value)}</Truth>
          </div>
        )}
      </Card>
    </div>
  );
};
