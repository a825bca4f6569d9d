import type { SloBoard } from '@causeway/plugin-slo-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { useNow } from '../../hooks/useNow';
import { plural } from '../../lib/plural';
import { Judged } from '../ui/Judged';
import ui from '../ui/ui.module.css';
import { SystemLinks } from './SystemLinks';

/** Props of {@link BoardFoot}. */
export interface BoardFootProps {
  board: SloBoard;
  /** Systems that the board is narrowed to. */
  systems: string[];
  problemsShown: boolean;
  onProblems(): void;
  /** Only SLOs with findings are listed. */
  filtered: boolean;
  onFilter(): void;
}

/** Where the numbers come from, how old they are, and what is kept out of them. */
export const BoardFoot = (props: BoardFootProps) => {
  const { board, problemsShown, onProblems, filtered, onFilter } = props;
  const now = useNow();
  const { quarantined, files } = board.problems;
  return (
    <div className={ui.foot}>
      <span>
        Counts come from events in the portal’s ledger
        {board.judged.newest !== null && (
          <>
            , judged{' '}
            <Judged at={{ ...board.judged, all: board.totalItems }} now={now} />
          </>
        )}
        .
      </span>
      <SystemLinks systems={board.facets.systems} selected={props.systems} />
      {quarantined > 0 && (
        <span>
          {`${plural(quarantined, 'SLO')} ${
            quarantined === 1 ? 'has errors and is' : 'have errors and are'
          } kept out of the policy. `}
          <button type="button" className={textStyles.link} onClick={onFilter}>
            {filtered ? 'Show all' : 'Show only these'}
          </button>
        </span>
      )}
      {files > 0 && (
        <span>
          {`${plural(
            files,
            'file or source',
            'files or sources',
          )} can’t be read. `}
          <button
            type="button"
            className={textStyles.link}
            aria-expanded={problemsShown}
            onClick={onProblems}
          >
            {problemsShown ? 'Hide them' : 'Show them'}
          </button>
        </span>
      )}
    </div>
  );
};
