import { Button } from '@causeway/plugin-ui-react';
import { capitalise, KindName } from '../../lib/kinds';
import styles from './catalog.module.css';

/** Where in the list the page is. */
export interface PagerProps {
  /** What is listed. */
  nouns: KindName;
  /** From 1. */
  page: number;
  pageSize: number;
  /** Rows on this page. */
  shown: number;
  totalItems: number;
  /** Absent on the first page. */
  onPrevious?: () => void;
  /** Absent on the last page. */
  onNext?: () => void;
}

const format = new Intl.NumberFormat('en-US');

function summary(props: PagerProps): string {
  const { singular, plural } = props.nouns;
  const total = format.format(props.totalItems);
  if (props.shown >= props.totalItems) {
    return `${total} ${props.totalItems === 1 ? singular : plural}`;
  }
  const first = (props.page - 1) * props.pageSize + 1;
  const last = first + props.shown - 1;
  return `${capitalise(plural)} ${format.format(first)} to ${format.format(
    last,
  )} of ${total}`;
}

/** Says how many there are, and goes to the neighbouring pages if there are any. */
export const Pager = (props: PagerProps) => (
  <div className={styles.foot}>
    <span role="status">{summary(props)}</span>
    {(props.onPrevious || props.onNext) && (
      <nav className={styles.pager} aria-label="Pages">
        <Button disabled={!props.onPrevious} onClick={props.onPrevious}>
          Previous
        </Button>
        <Button disabled={!props.onNext} onClick={props.onNext}>
          Next
        </Button>
      </nav>
    )}
  </div>
);
