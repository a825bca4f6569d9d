import { NavContentNavItems } from '@backstage/plugin-app-react';
import { ReactElement } from 'react';
import { Place, places, unlistedPages } from './places';

/** One line of the navigation. */
export interface NavEntry {
  id: string;
  href: string;
  title: string;
  icon: ReactElement | null;
  /** The key that goes there after `g`. */
  key?: string;
}

/** The whole navigation, as it is drawn. */
export interface Arrangement {
  /** Groups from top to bottom; none of them is empty. */
  groups: NavEntry[][];
  notifications?: NavEntry;
  settings?: NavEntry;
}

/**
 * Puts the installed pages in their places. A page that we don't know goes to
 * the last group, by title, with the title and icon its plugin gives.
 */
export function arrange(navItems: NavContentNavItems): Arrangement {
  const bag = navItems.clone();
  const take = (place: Place): NavEntry | undefined => {
    const item = bag.take(place.id);
    return (
      item && {
        id: place.id,
        href: place.href ?? item.href,
        title: place.title,
        icon: place.icon,
        key: place.key,
      }
    );
  };
  const takeAll = (group: Place[]) =>
    group.map(take).filter(entry => entry !== undefined);

  const main = takeAll(places.main);
  const truth = takeAll(places.truth);
  const parts = takeAll(places.parts);
  const notifications = take(places.notifications);
  const settings = take(places.settings);
  unlistedPages.forEach(id => bag.take(id));

  const others = bag
    .rest()
    .map(item => ({
      id: item.node.spec.id,
      href: item.href,
      title: item.title,
      icon: item.icon,
    }))
    .sort((a, b) => a.title.localeCompare(b.title));

  return {
    groups: [main, truth, [...parts, ...others]].filter(g => g.length > 0),
    notifications,
    settings,
  };
}

/** Every line of the navigation, from top to bottom. */
export function allEntries(arrangement: Arrangement): NavEntry[] {
  const { groups, notifications, settings } = arrangement;
  return [...groups.flat(), notifications, settings].filter(
    entry => entry !== undefined,
  );
}
