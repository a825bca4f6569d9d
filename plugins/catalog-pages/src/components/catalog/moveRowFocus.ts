/**
 * Moves the focus between the rows of a table body.
 *
 * @param body - the table body; undefined moves nothing
 * @param key - the key that was pressed
 * @returns whether the key was one that moves
 */
export function moveRowFocus(
  body: HTMLElement | null | undefined,
  key: string,
): boolean {
  const links = [
    ...(body?.querySelectorAll<HTMLElement>('[data-row-link]') ?? []),
  ];
  const row = document.activeElement?.closest('tr');
  const current = links.findIndex(link => row?.contains(link));
  const targets: Record<string, number> = {
    ArrowDown: Math.min(current + 1, links.length - 1),
    ArrowUp: Math.max(current - 1, 0),
    Home: 0,
    End: links.length - 1,
  };
  if (!links.length || !(key in targets)) {
    return false;
  }
  links[targets[key]].focus();
  return true;
}
