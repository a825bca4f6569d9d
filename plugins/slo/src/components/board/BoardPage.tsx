import { cardStyles, joinClasses, LoadError } from '@causeway/plugin-ui-react';
import { useMemo, useRef, useState } from 'react';
import { useBoard } from '../../hooks/useBoard';
import { useBoardAddress } from '../../hooks/useBoardAddress';
import { useLive } from '../../hooks/useLive';
import { boardQuery, isNarrowed } from '../../lib/boardAddress';
import { moveRowFocus } from '../../lib/moveRowFocus';
import { truthLine } from '../../lib/truthLine';
import { PageFrame } from '../ui/PageFrame';
import { BoardActions } from './BoardActions';
import { BoardFoot } from './BoardFoot';
import { BoardSkeleton } from './BoardSkeleton';
import { BoardTable } from './BoardTable';
import { EmptyBoard } from './EmptyBoard';
import { FilterBar } from './FilterBar';
import { ProblemList } from './ProblemList';
import { StaleNotice } from './StaleNotice';
import styles from './board.module.css';

/** All SLOs that the person may see, worst first, narrowed by the filters in the address. */
export const BoardPage = () => {
  const { address, update } = useBoardAddress();
  const query = useMemo(() => boardQuery(address), [address]);
  const { board, error, loading, loadingMore, loadMore, reload } =
    useBoard(query);
  const tableRef = useRef<HTMLTableElement>(null);
  const [showProblems, setShowProblems] = useState(false);
  useLive(reload);

  const body = () => {
    if (error && !board) {
      return <LoadError what="The SLOs" error={error} onRetry={reload} />;
    }
    if (!board) return <BoardSkeleton />;
    if (!board.items.length && !loading) {
      return (
        <EmptyBoard
          mine={address.mine}
          narrowed={isNarrowed(address)}
          onChange={update}
        />
      );
    }
    return (
      <BoardTable
        board={board}
        tableRef={tableRef}
        loadingMore={loadingMore}
        onMore={loadMore}
      />
    );
  };

  return (
    <PageFrame
      title="SLOs"
      line={board && truthLine(board)}
      actions={<BoardActions query={query} board={board} />}
    >
      <FilterBar
        address={address}
        board={board}
        onChange={update}
        onLeaveDown={() => moveRowFocus(tableRef.current, 'Home')}
      />
      {error && board && (
        <StaleNotice
          error={error}
          evaluatedAt={board.evaluatedAt}
          onRetry={reload}
        />
      )}
      <div
        className={joinClasses(
          cardStyles.card,
          loading && board && styles.stale,
        )}
        aria-busy={loading}
      >
        {body()}
      </div>
      {board && (
        <BoardFoot
          board={board}
          systems={address.system}
          problemsShown={showProblems}
          onProblems={() => setShowProblems(!showProblems)}
          filtered={address.problems}
          onFilter={() => update({ problems: !address.problems })}
        />
      )}
      {showProblems && <ProblemList mine={address.mine} />}
    </PageFrame>
  );
};
