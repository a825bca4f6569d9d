import type { SloTruth } from '@causeway/plugin-slo-common';
import { filterStyles } from '@causeway/plugin-ui-react';
import { formatNumber } from '../../lib/formatNumber';
import { truthClass } from '../../lib/truthClass';
import { TRUTHS } from '../../lib/truths';
import { TruthIcon } from '../ui/TruthIcon';

/** Props of {@link TruthChips}. */
export interface TruthChipsProps {
  /** How many SLOs are so, whichever of them are shown. */
  counts?: Record<SloTruth, number>;
  selected: string[];
  onChange(selected: string[]): void;
}

/** How many SLOs are broken, at risk, unknown and holding, each a filter. */
export const TruthChips = (props: TruthChipsProps) => {
  const { counts, selected, onChange } = props;
  return (
    <>
      {TRUTHS.map(({ truth, label }) => {
        const on = selected.includes(truth);
        const count = counts?.[truth] ?? 0;
        // A count of zero has nothing to show, unless it is what is asked for.
        if (!count && !on) return null;
        return (
          <button
            key={truth}
            type="button"
            className={filterStyles.chip}
            aria-pressed={on}
            aria-label={`${label}: ${count}`}
            title={label}
            onClick={() =>
              onChange(
                on
                  ? selected.filter(other => other !== truth)
                  : [...selected, truth],
              )
            }
          >
            <span className={truthClass(truth)} style={{ display: 'flex' }}>
              <TruthIcon truth={truth} />
            </span>
            {formatNumber(count)}
          </button>
        );
      })}
    </>
  );
};
