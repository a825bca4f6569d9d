import type { SloTruth } from '@causeway/plugin-slo-common';
import { joinClasses } from '@causeway/plugin-ui-react';
import type { ReactNode } from 'react';
import { truthClass } from '../../lib/truthClass';
import { TruthIcon } from './TruthIcon';
import styles from './ui.module.css';

/** Props of {@link Truth}. */
export interface TruthProps {
  truth: SloTruth;
  /** Beside the icon, always. */
  children: ReactNode;
  title?: string;
}

/** A truth with its icon and words. */
export const Truth = (props: TruthProps) => (
  <span
    className={joinClasses(styles.truth, truthClass(props.truth))}
    title={props.title}
  >
    <TruthIcon truth={props.truth} />
    <span>{props.children}</span>
  </span>
);
