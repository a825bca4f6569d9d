import { Button, textStyles } from '@causeway/plugin-ui-react';
import styles from './ui.module.css';

/** Props of {@link Pager}. */
export interface PagerProps {
  /** Position of the first shown, from 0. */
  offset: number;
  shown: number;
  pageSize: number;
  /** How many there are, where that is known. */
  totalItems?: number;
  hasMore: boolean;
  onMove(offset: number): void;
}

/** Which part of a long list is shown, and the way to its other parts. Nothing where all of it is. */
export const Pager = (props: PagerProps) => {
  const { offset, shown, pageSize, totalItems, hasMore, onMove } = props;
  if (!offset && !hasMore) return null;
  return (
    <nav className={styles.pager} aria-label="Pages">
      <Button
        small
        disabled={!offset}
        onClick={() => onMove(Math.max(0, offset - pageSize))}
      >
        Previous
      </Button>
      <Button
        small
        disabled={!hasMore}
        onClick={() => onMove(offset + pageSize)}
      >
        Next
      </Button>
      <span className={textStyles.quiet}>
        {offset + 1} to {offset + shown}
        {totalItems !== undefined && ` of ${totalItems}`}
      </span>
    </nav>
  );
};
