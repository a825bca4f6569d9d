/** Where a notification leads: a page of the portal, or an address elsewhere. */
export type NotificationLink = { to: string } | { href: string };

/**
 * Makes a safe link of what a sender wrote. As in the backend, what isn't
 * absolute is a page of the portal, with or without a slash before it.
 *
 * @param link - as it came; only http and https lead anywhere
 * @param base - the absolute address of the portal, with a slash at its end
 */
export function linkOf(
  link: string | undefined,
  base: string,
): NotificationLink | undefined {
  if (!link) {
    return undefined;
  }
  let url: URL;
  try {
    url = new URL(link.replace(/^\//, ''), base);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return undefined;
  }
  return url.href.startsWith(base)
    ? { to: `/${url.href.slice(base.length)}` }
    : { href: url.href };
}
