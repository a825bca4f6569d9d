/** A link that leads to a page, or undefined: repositories write these, and `javascript:` is an address too. */
export function safeUrl(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  try {
    const { protocol } = new URL(url, window.location.origin);
    return /^https?:$/.test(protocol) ? url : undefined;
  } catch {
    return undefined;
  }
}
