import { PageLayoutProps } from '@backstage/frontend-plugin-api';
import { useEffect, useRef } from 'react';
import { Link, useLocation, useResolvedPath } from 'react-router-dom';
import styles from './PageFrame.module.css';
import { useHasMain } from './useHasMain';

function Tabs(props: { tabs: NonNullable<PageLayoutProps['tabs']> }) {
  const base = useResolvedPath('.').pathname.replace(/\/$/, '');
  const { pathname } = useLocation();
  return (
    <nav className={styles.tabs} aria-label="Parts of this page">
      {props.tabs.map(({ id, label, href }) => {
        const to = href.startsWith('/') ? href : `${base}/${href}`;
        const current = pathname === to || pathname.startsWith(`${to}/`);
        return (
          <Link key={id} to={to} aria-current={current ? 'page' : undefined}>
            {label}
          </Link>
        );
      })}
    </nav>
  );
}

/**
 * The title, tabs and actions of a page that leaves them to the portal. Pages
 * that draw their own header are shown as they are.
 */
export function PageFrame(props: PageLayoutProps) {
  const { title, noHeader, headerActions, tabs, children } = props;
  const frame = useRef<HTMLDivElement>(null);
  const hasMain = useHasMain(frame);
  useEffect(() => {
    if (title && !noHeader) {
      document.title = `${title} · Causeway`;
    }
  }, [title, noHeader]);
  if (noHeader) {
    return <>{children}</>;
  }
  return (
    <div
      ref={frame}
      role={hasMain ? undefined : 'main'}
      className={styles.page}
    >
      <div className={styles.header}>
        <h1 className={styles.title}>{title}</h1>
        {headerActions && <div className={styles.actions}>{headerActions}</div>}
      </div>
      {tabs && tabs.length > 0 && <Tabs tabs={tabs} />}
      {children}
    </div>
  );
}
