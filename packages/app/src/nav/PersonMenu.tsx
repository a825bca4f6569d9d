import {
  appThemeApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { RiExpandUpDownLine } from '@remixicon/react';
import { initials } from './initials';
import { Menu } from './Menu';
import styles from './Nav.module.css';
import { usePerson } from './usePerson';

/** Who is signed in, with the choice of theme and the way out. */
export function PersonMenu() {
  const person = usePerson();
  const identity = useApi(identityApiRef);
  const themes = useApi(appThemeApiRef);
  const active = themes.getActiveThemeId();
  const name = person?.name ?? '';

  const theme = (id: string | undefined, label: string) => ({
    label,
    checked: active === id,
    onSelect: () => themes.setActiveThemeId(id),
  });

  return (
    <Menu
      label={name ? `${name}: theme and sign out` : 'Theme and sign out'}
      button={
        <>
          <span className={styles.initials} aria-hidden="true">
            {initials(name)}
          </span>
          <span className={styles.person}>{name}</span>
          <RiExpandUpDownLine size={14} aria-hidden className={styles.end} />
        </>
      }
      groups={[
        {
          title: 'Theme',
          items: [
            theme(undefined, 'As the system'),
            theme('light', 'Light'),
            theme('dark', 'Dark'),
          ],
        },
        {
          items: [
            { label: 'Sign out', onSelect: () => void identity.signOut() },
          ],
        },
      ]}
    />
  );
}
