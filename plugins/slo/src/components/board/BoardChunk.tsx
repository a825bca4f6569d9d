import type { SloSummary } from '@causeway/plugin-slo-common';
import { memo, useEffect, useRef, useState } from 'react';
import { BoardRow } from './BoardRow';
import { COLUMNS } from './columns';

/** Props of {@link BoardChunk}. */
export interface BoardChunkProps {
  /** Position of its first row, from 0. */
  first: number;
  rows: SloSummary[];
  now: number;
}

/** Reading on makes a new list of the same rows. */
function sameChunk(a: BoardChunkProps, b: BoardChunkProps): boolean {
  return (
    a.now === b.now &&
    a.first === b.first &&
    a.rows.length === b.rows.length &&
    a.rows.every((row, index) => row === b.rows[index])
  );
}

/**
 * Some rows of the board. As long as they are far from view, an empty row of their height stands for them: a board of
 * thousands draws no more than a screen or two.
 */
export const BoardChunk = memo((props: BoardChunkProps) => {
  const { first, rows, now } = props;
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [absentHeight, setAbsentHeight] = useState<number>();

  useEffect(() => {
    const body = bodyRef.current;
    if (!body) return undefined;
    const observer = new IntersectionObserver(
      entries => {
        const { isIntersecting } = entries[entries.length - 1];
        // Rows that hold the focus stay, wherever they are.
        const keep = isIntersecting || body.contains(document.activeElement);
        setAbsentHeight(before => {
          if (keep) return undefined;
          return before ?? body.offsetHeight;
        });
      },
      { rootMargin: '1200px' },
    );
    observer.observe(body);
    return () => observer.disconnect();
  }, []);

  return (
    <tbody ref={bodyRef}>
      {absentHeight === undefined ? (
        rows.map((slo, index) => (
          <BoardRow
            key={`${slo.entityRef}\n${slo.name}`}
            slo={slo}
            position={first + index}
            now={now}
          />
        ))
      ) : (
        <tr aria-hidden style={{ height: absentHeight }}>
          <td colSpan={COLUMNS.length} style={{ border: 0 }} />
        </tr>
      )}
    </tbody>
  );
}, sameChunk);
