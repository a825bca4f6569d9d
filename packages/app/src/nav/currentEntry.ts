interface Target {
  href: string;
}

interface Place {
  pathname: string;
  search: string;
}

/**
 * How well an address fits a link: -1 for not at all, more for a longer path
 * and for each part of the query that both have.
 */
function fit({ href }: Target, { pathname, search }: Place): number {
  const url = new URL(href, 'http://portal');
  const path = url.pathname;
  // Home is only itself: every path begins with a slash.
  const under = path !== '/' && pathname.startsWith(`${path}/`);
  if (pathname !== path && !under) {
    return -1;
  }
  const query = new URLSearchParams(search);
  const wanted = [...url.searchParams];
  return wanted.every(([key, value]) => query.get(key) === value)
    ? path.length + wanted.length
    : -1;
}

/** The entry of the navigation that the page at `place` belongs to. */
export function currentEntry<T extends Target>(
  entries: T[],
  place: Place,
): T | undefined {
  return entries.reduce<T | undefined>((best, entry) => {
    const better = fit(entry, place) > (best ? fit(best, place) : -1);
    return better ? entry : best;
  }, undefined);
}
