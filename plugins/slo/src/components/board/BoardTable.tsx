import type { SloBoard } from '@causeway/plugin-slo-common';
import { Button, joinClasses, tableStyles } from '@causeway/plugin-ui-react';
import { RefObject, useEffect, useMemo, useRef } from 'react';
import { PAGE_SIZE } from '../../hooks/useBoard';
import { useNow } from '../../hooks/useNow';
import { formatNumber } from '../../lib/formatNumber';
import { BoardChunk } from './BoardChunk';
import { COLUMNS } from './columns';
import styles from './board.module.css';

/** Props of {@link BoardTable}. */
export interface BoardTableProps {
  board: SloBoard;
  tableRef: RefObject<HTMLTableElement>;
  loadingMore: boolean;
  onMore(): void;
}

/** The rows that were read; more come as the reader nears the end, and what is far from view isn't drawn. */
export const BoardTable = (props: BoardTableProps) => {
  const { board, tableRef, loadingMore, onMore } = props;
  const { items, nextCursor, totalItems } = board;
  const now = useNow();
  const endRef = useRef<HTMLDivElement>(null);
  const chunks = useMemo(
    () =>
      Array.from({ length: Math.ceil(items.length / PAGE_SIZE) }, (_, index) =>
        items.slice(index * PAGE_SIZE, (index + 1) * PAGE_SIZE),
      ),
    [items],
  );

  useEffect(() => {
    const end = endRef.current;
    if (!end || !nextCursor) return undefined;
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && onMore(),
      { rootMargin: '600px' },
    );
    observer.observe(end);
    return () => observer.disconnect();
  }, [nextCursor, items.length, onMore]);

  return (
    <>
      <table
        ref={tableRef}
        className={joinClasses(tableStyles.table, styles.board)}
        aria-label="SLOs, worst first"
        aria-rowcount={totalItems + 1}
      >
        <colgroup>
          {COLUMNS.map(({ id, width, className }) => (
            <col key={id} className={className} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {COLUMNS.map(({ id, label, className }) => (
              <th key={id} scope="col" className={className}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        {chunks.map((chunk, index) => (
          <BoardChunk
            key={index}
            first={index * PAGE_SIZE}
            rows={chunk}
            now={now}
          />
        ))}
      </table>
      {nextCursor && (
        <div ref={endRef} className={styles.more}>
          {`${formatNumber(items.length)} of ${formatNumber(
            totalItems,
          )} are shown. `}
          <Button small disabled={loadingMore} onClick={onMore}>
            {loadingMore ? 'Reading more…' : 'Show more'}
          </Button>
        </div>
      )}
    </>
  );
};
