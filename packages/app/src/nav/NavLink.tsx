import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { NavEntry } from './arrange';
import styles from './Nav.module.css';

/** A line of the navigation; `children` stands at its right end. */
export function NavLink(props: {
  entry: NavEntry;
  /** Whether the person is on this page. */
  current: boolean;
  children?: ReactNode;
}) {
  const { entry, current, children } = props;
  return (
    <Link
      to={entry.href}
      className={styles.link}
      aria-current={current ? 'page' : undefined}
    >
      <span className={styles.icon} aria-hidden="true">
        {entry.icon}
      </span>
      {entry.title}
      {children}
    </Link>
  );
}
