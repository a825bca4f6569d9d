import type { SloDetail } from '@causeway/plugin-slo-common';
import { joinClasses, textStyles } from '@causeway/plugin-ui-react';
import { useRef } from 'react';
import { Link } from 'react-router-dom';
import { formatPercent } from '../../lib/formatPercent';
import { moveRowFocus } from '../../lib/moveRowFocus';
import { sloTitle } from '../../lib/sloTitle';
import { truthClass } from '../../lib/truthClass';
import { BudgetBar } from '../ui/BudgetBar';
import { StageTag } from '../ui/StageTag';
import { TruthIcon } from '../ui/TruthIcon';
import styles from './sloList.module.css';

/** Props of {@link SloList}. */
export interface SloListProps {
  /** Worst first. */
  slos: SloDetail[];
  /** Name of the one that is shown. */
  chosen: string;
}

/** The SLOs of a service, to choose one; the choice is in the address. */
export const SloList = (props: SloListProps) => {
  const { slos, chosen } = props;
  const listRef = useRef<HTMLUListElement>(null);
  return (
    <nav aria-label="SLOs of this service">
      <ul ref={listRef} className={styles.list}>
        {slos.map(slo => (
          <li key={slo.name}>
            <Link
              to={{ search: `?${new URLSearchParams({ slo: slo.name })}` }}
              className={styles.item}
              aria-current={slo.name === chosen ? 'true' : undefined}
              data-row-link=""
              onKeyDown={event => {
                if (moveRowFocus(listRef.current, event.key)) {
                  event.preventDefault();
                }
              }}
            >
              <span
                className={joinClasses(styles.itemIcon, truthClass(slo.truth))}
              >
                <TruthIcon truth={slo.truth} />
                <span className={textStyles.hidden}>{slo.truth}</span>
              </span>
              <span className={styles.itemName}>
                {sloTitle(slo)}
                <small>{`promised ${formatPercent(slo.objective)}`}</small>
              </span>
              <span
                className={joinClasses(styles.itemNow, truthClass(slo.truth))}
              >
                {formatPercent(slo.attainment)}
              </span>
              <BudgetBar slo={slo} />
              <span>
                <StageTag stage={slo.stage} quarantined={slo.quarantined} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
