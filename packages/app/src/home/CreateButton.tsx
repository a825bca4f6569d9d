import { RiAddLine } from '@remixicon/react';
import { useId } from 'react';
import { Link } from 'react-router-dom';
import styles from './Home.module.css';

/** The page's one action; for somebody who only reads, why it isn't theirs. */
export function CreateButton(props: { allowed: boolean }) {
  const reasonId = useId();
  const content = (
    <>
      <RiAddLine size={16} aria-hidden /> Create service
    </>
  );
  return props.allowed ? (
    <Link to="/create" className={styles.primary}>
      {content}
    </Link>
  ) : (
    <div className={styles.refused}>
      <span id={reasonId}>You can look around, but not create services.</span>
      <button
        type="button"
        className={styles.button}
        disabled
        aria-describedby={reasonId}
      >
        {content}
      </button>
    </div>
  );
}
