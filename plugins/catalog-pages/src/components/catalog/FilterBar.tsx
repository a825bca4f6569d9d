import { textStyles } from '@causeway/plugin-ui-react';
import { CatalogFacets } from '../../hooks/useCatalogFacets';
import { TitleOf } from '../../hooks/useEntityTitles';
import { CatalogState, isNarrowed } from '../../lib/catalogUrlState';
import { FILTERS, FilterDefinition } from '../../lib/filters';
import { FilterChip } from './FilterChip';

/** The filters and what they are set to. */
export interface FilterBarProps {
  state: CatalogState;
  /** Undefined until they are known; filters that are set show all the same. */
  facets?: CatalogFacets;
  titleOf: TitleOf;
  onChange(change: Partial<CatalogState>): void;
}

/** The filters that have something to offer, and a way to clear them all. */
export const FilterBar = (props: FilterBarProps) => {
  const { state, facets, titleOf, onChange } = props;
  const chipFor = ({ id, label, refKinds }: FilterDefinition) => {
    const values = facets?.[id] ?? [];
    const selected = state.filters[id] ?? [];
    if (!values.length && !selected.length) {
      return null;
    }
    return (
      <FilterChip
        key={id}
        label={label}
        values={values}
        selected={selected}
        textOf={refKinds ? titleOf : value => value}
        onChange={next => {
          const { [id]: _, ...others } = state.filters;
          onChange({
            filters: next.length ? { ...others, [id]: next } : others,
          });
        }}
      />
    );
  };
  return (
    <>
      {state.view !== 'starred' && FILTERS.map(chipFor)}
      {isNarrowed(state) && (
        <button
          type="button"
          className={textStyles.link}
          onClick={() => onChange({ text: '', filters: {} })}
        >
          Clear
        </button>
      )}
    </>
  );
};
