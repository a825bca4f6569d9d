import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { RiMenuLine, RiSearchLine } from '@remixicon/react';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { useKeys } from '../keys/useKeys';
import { VisitRecorder } from '../visits/VisitRecorder';
import { allEntries, arrange } from './arrange';
import { BrandMark } from './BrandMark';
import { Drawer } from './Drawer';
import { NavList } from './NavList';
import styles from './Nav.module.css';

const KeysDialog = lazy(() =>
  import('../keys/KeysDialog').then(m => ({ default: m.KeysDialog })),
);
const SearchDialog = lazy(() =>
  import('../search/SearchDialog').then(m => ({ default: m.SearchDialog })),
);

type Open = 'nothing' | 'search' | 'keys' | 'menu';

/** The navigation: a column beside the page, or a bar with a drawer on phones. */
export function NavContent({ navItems }: NavContentComponentProps) {
  const [open, setOpen] = useState<Open>('nothing');
  const arrangement = useMemo(() => arrange(navItems), [navItems]);
  const close = () => setOpen('nothing');

  const entries = useMemo(() => allEntries(arrangement), [arrangement]);

  useKeys({
    entries,
    onSearch: () => setOpen('search'),
    onHelp: () => setOpen('keys'),
  });

  const { pathname } = useLocation();
  useEffect(() => setOpen('nothing'), [pathname]);

  const list = (
    <NavList arrangement={arrangement} onSearch={() => setOpen('search')} />
  );

  return (
    <>
      <VisitRecorder />
      <header className={styles.bar}>
        <button
          type="button"
          className={styles.barButton}
          aria-label="Menu"
          aria-expanded={open === 'menu'}
          onClick={() => setOpen('menu')}
        >
          <RiMenuLine size={20} aria-hidden />
        </button>
        <Link to="/" className={styles.barBrand}>
          <BrandMark /> Causeway
        </Link>
        <button
          type="button"
          className={styles.barButton}
          aria-label="Search"
          onClick={() => setOpen('search')}
        >
          <RiSearchLine size={20} aria-hidden />
        </button>
      </header>
      <div className={styles.column}>{list}</div>
      {open === 'menu' && (
        <Drawer label="Menu" onClose={close}>
          {list}
        </Drawer>
      )}
      <Suspense fallback={null}>
        {open === 'search' && (
          <SearchDialog entries={entries} onClose={close} />
        )}
        {open === 'keys' && <KeysDialog entries={entries} onClose={close} />}
      </Suspense>
    </>
  );
}
