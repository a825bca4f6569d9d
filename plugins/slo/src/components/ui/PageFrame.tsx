import {
  PageFrame as Frame,
  Trail,
  useDocumentTitle,
} from '@causeway/plugin-ui-react';
import type { ReactNode } from 'react';
import { BOARD_PATH } from '../../lib/paths';
import styles from './ui.module.css';

/** Props of {@link PageFrame}. */
export interface PageFrameProps {
  title: string;
  /** One line of truth. */
  line?: ReactNode;
  actions?: ReactNode;
  /** Shows the way back to the board. */
  below?: boolean;
  children: ReactNode;
}

/** The frame of the pages of SLOs. */
export const PageFrame = (props: PageFrameProps) => {
  const { title, line, actions, below } = props;
  useDocumentTitle(title, below ? 'SLOs' : undefined);
  return (
    <Frame
      above={below && <Trail entries={[{ label: 'SLOs', to: BOARD_PATH }]} />}
      title={title}
      below={<p className={styles.line}>{line ?? '\u00a0'}</p>}
      actions={actions}
    >
      {props.children}
    </Frame>
  );
};
