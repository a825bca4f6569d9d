import type { SloBoard } from '@causeway/plugin-slo-common';
import {
  filterStyles,
  SearchField,
  Segments,
  textStyles,
} from '@causeway/plugin-ui-react';
import { BoardAddress, isNarrowed } from '../../lib/boardAddress';
import { FilterMenu } from './FilterMenu';
import { TruthChips } from './TruthChips';
import styles from './board.module.css';

/** Props of {@link FilterBar}. */
export interface FilterBarProps {
  address: BoardAddress;
  board?: SloBoard;
  onChange(change: Partial<BoardAddress>, how?: { replace?: boolean }): void;
  /** The reader goes on from the search into the list. */
  onLeaveDown(): void;
}

const NOTHING: Partial<BoardAddress> = {
  owner: [],
  system: [],
  truth: [],
  problems: false,
  q: '',
};

/** Whose SLOs, of which owner, system and truth, and with which words. */
export const FilterBar = (props: FilterBarProps) => {
  const { address, board, onChange, onLeaveDown } = props;
  return (
    <div className={filterStyles.controls} role="group" aria-label="Filters">
      <Segments
        label="Whose"
        options={[
          { id: 'mine', label: 'My services' },
          { id: 'all', label: 'All' },
        ]}
        value={address.mine ? 'mine' : 'all'}
        onChange={id => onChange({ mine: id === 'mine', owner: [] })}
      />
      <FilterMenu
        label="Owner"
        values={board?.facets.owners ?? []}
        selected={address.owner}
        onChange={owner => onChange({ owner })}
      />
      <FilterMenu
        label="System"
        values={board?.facets.systems ?? []}
        selected={address.system}
        onChange={system => onChange({ system })}
      />
      <TruthChips
        counts={board?.counts}
        selected={address.truth}
        onChange={truth => onChange({ truth })}
      />
      <SearchField
        className={styles.search}
        value={address.q}
        label="Search SLOs"
        onChange={q => onChange({ q }, { replace: true })}
        onLeaveDown={onLeaveDown}
      />
      {isNarrowed(address) && (
        <button
          type="button"
          className={textStyles.link}
          onClick={() => onChange(NOTHING)}
        >
          Clear
        </button>
      )}
      <span className={styles.order}>worst first</span>
    </div>
  );
};
