import { ReactNode } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { NavEntry } from './arrange';
import { isCurrent } from './isCurrent';
import styles from './Nav.module.css';

/** A line of the navigation; `children` stands at its right end. */
export function NavLink(props: { entry: NavEntry; children?: ReactNode }) {
  const { entry, children } = props;
  const { pathname } = useLocation();
  return (
    <Link
      to={entry.href}
      className={styles.link}
      aria-current={isCurrent(entry.href, pathname) ? 'page' : undefined}
    >
      <span className={styles.icon} aria-hidden="true">
        {entry.icon}
      </span>
      {entry.title}
      {children}
    </Link>
  );
}
