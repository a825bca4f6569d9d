import type { ReactNode } from 'react';
import { joinClasses } from '../lib/joinClasses';
import styles from './Tag.module.css';

/** Props of {@link Tag}. */
export interface TagProps {
  /** Plain unless told; colour never says more than the words do. */
  tone?: 'ok' | 'risk' | 'bad' | 'unk' | 'accent';
  title?: string;
  children: ReactNode;
}

/** A word or two in a pill. */
export const Tag = (props: TagProps) => (
  <span
    className={joinClasses(styles.tag, props.tone && styles[props.tone])}
    title={props.title}
  >
    {props.children}
  </span>
);
