import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import styles from './Trail.module.css';

/** A page above the present one. */
export interface TrailEntry {
  label: string;
  to: string;
}

/** The pages above the present one, highest first. */
export const Trail = (props: { entries: TrailEntry[] }) => (
  <nav className={styles.trail} aria-label="Breadcrumb">
    {props.entries.map(({ label, to }, index) => (
      <Fragment key={to}>
        {index > 0 && <span aria-hidden>/</span>}
        <Link to={to}>{label}</Link>
      </Fragment>
    ))}
  </nav>
);
