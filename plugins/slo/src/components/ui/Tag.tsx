import { joinClasses } from '@causeway/plugin-ui-react';
import type { ReactNode } from 'react';
import styles from './ui.module.css';

/** Props of {@link Tag}. */
export interface TagProps {
  tone?: 'ok' | 'risk' | 'bad' | 'unk';
  title?: string;
  children: ReactNode;
}

/** A word or two in a coloured pill. */
export const Tag = (props: TagProps) => (
  <span
    className={joinClasses(styles.tag, props.tone && styles[props.tone])}
    title={props.title}
  >
    {props.children}
  </span>
);
