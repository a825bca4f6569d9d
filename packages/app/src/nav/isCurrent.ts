/**
 * Whether the page at `pathname` belongs to the entry that links to `href`.
 * Home is only itself: every path begins with a slash.
 */
export function isCurrent(href: string, pathname: string): boolean {
  if (href === '/') {
    return pathname === '/';
  }
  return pathname === href || pathname.startsWith(`${href}/`);
}
