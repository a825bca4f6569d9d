/** What is needed to place a tab. */
export interface TabPlace {
  /** The tab's path below the entity page, such as `/kubernetes`. */
  path: string;
}

/** Tab paths in the order people need them; tabs that aren't named here follow. */
export const DEFAULT_TAB_ORDER = [
  '/',
  '/slos',
  '/runbook',
  '/runbooks',
  '/incidents',
  '/delivery',
  '/kubernetes',
  '/cost',
  '/designs',
  '/definition',
  '/apis',
  '/docs',
  '/repository',
];

/** A tab path without stars and slashes at its end, always with one in front. */
export function normaliseTabPath(path: string): string {
  return `/${path.replace(/\/\*$/, '').replace(/^\/+|\/+$/g, '')}`;
}

/** Puts tabs into the given order and leaves the others behind them as they come. */
export function orderTabs<T extends TabPlace>(tabs: T[], order: string[]): T[] {
  const places = order.map(normaliseTabPath);
  const place = (tab: T) => {
    const index = places.indexOf(normaliseTabPath(tab.path));
    return index === -1 ? places.length : index;
  };
  return tabs
    .map((tab, index) => ({ tab, index }))
    .sort((a, b) => place(a.tab) - place(b.tab) || a.index - b.index)
    .map(({ tab }) => tab);
}
