import { RiSearchLine } from '@remixicon/react';
import { Fragment } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { allEntries, Arrangement } from './arrange';
import { BrandMark } from './BrandMark';
import { currentEntry } from './currentEntry';
import { NavLink } from './NavLink';
import { PersonMenu } from './PersonMenu';
import { UnreadCount } from './UnreadCount';
import styles from './Nav.module.css';

/** Everything that is in the navigation, from the brand to the person. */
export function NavList(props: {
  arrangement: Arrangement;
  onSearch: () => void;
}) {
  const { groups, notifications, settings } = props.arrangement;
  const current = currentEntry(allEntries(props.arrangement), useLocation());
  return (
    <nav className={styles.nav} aria-label="Main">
      <Link to="/" className={styles.brand}>
        <BrandMark /> Causeway
      </Link>
      <button type="button" className={styles.find} onClick={props.onSearch}>
        <RiSearchLine size={16} aria-hidden />
        Search
        <kbd className={styles.kbd} aria-hidden="true">
          /
        </kbd>
      </button>
      <div className={styles.scroll}>
        {groups.map((group, index) => (
          <Fragment key={group[0].id}>
            {index > 0 && <hr className={styles.rule} />}
            {group.map(entry => (
              <NavLink
                key={entry.id}
                entry={entry}
                current={entry === current}
              />
            ))}
          </Fragment>
        ))}
      </div>
      {notifications && (
        <NavLink entry={notifications} current={notifications === current}>
          <UnreadCount />
        </NavLink>
      )}
      {settings && <NavLink entry={settings} current={settings === current} />}
      <hr className={styles.rule} />
      <PersonMenu />
    </nav>
  );
}
