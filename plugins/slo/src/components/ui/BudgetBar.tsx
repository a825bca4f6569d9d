import type { SloSummary } from '@causeway/plugin-slo-common';
import { joinClasses } from '@causeway/plugin-ui-react';
import { formatBudget } from '../../lib/formatBudget';
import { measuredBudget } from '../../lib/measuredBudget';
import { truthClass } from '../../lib/truthClass';
import styles from './budgetBar.module.css';

/** Props of {@link BudgetBar}. */
export interface BudgetBarProps {
  slo: Pick<SloSummary, 'remaining' | 'state' | 'truth'>;
}

/** How much of a budget is left, as a bar and with its sign; hatched where it isn't known. */
export const BudgetBar = (props: BudgetBarProps) => {
  const { slo } = props;
  const { remaining, word } = measuredBudget(slo);
  const share = Math.min(1, Math.abs(remaining ?? 0));
  return (
    <span
      className={joinClasses(
        styles.budget,
        truthClass(remaining === null ? 'unknown' : slo.truth),
      )}
    >
      <span
        className={joinClasses(
          styles.bar,
          remaining === null && styles.hatched,
        )}
        aria-hidden
      >
        {remaining !== null && share > 0 && (
          <span
            className={joinClasses(styles.fill, remaining < 0 && styles.over)}
            style={{ width: `${share * 100}%` }}
          />
        )}
      </span>
      <span>{remaining === null ? word : formatBudget(remaining)}</span>
    </span>
  );
};
