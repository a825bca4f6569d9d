import { filterStyles, joinClasses } from '@causeway/plugin-ui-react';
import { RiArrowDownSLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';
import { FacetValue } from '../../hooks/useCatalogFacets';

const FilterPopover = lazy(() =>
  import('./FilterPopover').then(m => ({ default: m.FilterPopover })),
);

/** One filter and its state. */
export interface FilterChipProps {
  label: string;
  values: FacetValue[];
  selected: string[];
  /** How a value reads on screen. */
  textOf(value: string): string;
  onChange(selected: string[]): void;
}

/** A filter: says what it is set to, opens the values it offers. */
export const FilterChip = (props: FilterChipProps) => {
  const { label, selected, textOf } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [first, ...others] = selected;
  const more = others.length ? ` +${others.length}` : '';
  const text =
    first === undefined ? label : `${label}: ${textOf(first)}${more}`;
  return (
    <>
      <button
        type="button"
        className={joinClasses(
          filterStyles.chip,
          selected.length > 0 && filterStyles.chipOn,
        )}
        aria-label={`Filter by ${text}`}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <span>{text}</span>
        <RiArrowDownSLine size={16} aria-hidden />
      </button>
      {anchor && (
        <Suspense fallback={null}>
          <FilterPopover
            {...props}
            anchor={anchor}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
};
