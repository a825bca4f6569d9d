import { PageHeader as Header } from '@causeway/plugin-ui-react';
import { ReactNode } from 'react';
import styles from './ui.module.css';

/** What a page's header shows. */
export interface PageHeaderProps {
  /** What the page belongs to, above the title. */
  eyebrow?: ReactNode;
  title: ReactNode;
  /** Small things right behind the title, such as a star. */
  beside?: ReactNode;
  /** One line of facts below the title. */
  line?: ReactNode;
  /** Buttons at the end. */
  actions?: ReactNode;
}

/** The header of a page: what it is, whose it is, what can be done. */
export const PageHeader = (props: PageHeaderProps) => {
  const { eyebrow, line, ...rest } = props;
  return (
    <Header
      {...rest}
      above={eyebrow && <div className={styles.eyebrow}>{eyebrow}</div>}
      below={line && <div className={styles.line}>{line}</div>}
    />
  );
};
