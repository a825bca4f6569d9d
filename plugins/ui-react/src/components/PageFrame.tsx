import type { ReactNode } from 'react';
import { PageHeader, type PageHeaderProps } from './PageHeader';
import styles from './PageFrame.module.css';

/** Props of {@link PageFrame}. */
export interface PageFrameProps extends PageHeaderProps {
  children: ReactNode;
}

/** A whole page: its header, and its content below. */
export const PageFrame = (props: PageFrameProps) => {
  const { children, ...header } = props;
  return (
    <main className={styles.page}>
      <PageHeader {...header} />
      {children}
    </main>
  );
};
