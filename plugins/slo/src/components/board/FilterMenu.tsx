import type { SloBoardFacet } from '@causeway/plugin-slo-common';
import { filterStyles, joinClasses } from '@causeway/plugin-ui-react';
import { RiArrowDownSLine } from '@remixicon/react';
import { lazy, Suspense, useState } from 'react';

const FilterPopover = lazy(() =>
  import('./FilterPopover').then(m => ({ default: m.FilterPopover })),
);

/** Props of {@link FilterMenu}. */
export interface FilterMenuProps {
  label: string;
  values: SloBoardFacet[];
  selected: string[];
  onChange(selected: string[]): void;
}

/** A filter: says what it is set to, opens the values it offers; nothing where there is nothing to choose. */
export const FilterMenu = (props: FilterMenuProps) => {
  const { label, values, selected } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  if (values.length < 2 && !selected.length) return null;
  const [first, ...others] = selected;
  const title = values.find(({ value }) => value === first)?.title ?? first;
  const more = others.length ? ` +${others.length}` : '';
  return (
    <>
      <button
        type="button"
        className={joinClasses(
          filterStyles.chip,
          first !== undefined && filterStyles.chipOn,
        )}
        aria-haspopup="dialog"
        aria-expanded={Boolean(anchor)}
        onClick={event => setAnchor(event.currentTarget)}
      >
        <span>{first === undefined ? label : `${label}: ${title}${more}`}</span>
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
