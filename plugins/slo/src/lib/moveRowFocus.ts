/**
 * Moves the focus between the rows of a list.
 *
 * @param list - what holds the rows' links, which are marked with `data-row-link`
 * @param key - the key that was pressed
 * @returns whether the key was one that moves
 */
export function moveRowFocus(
  list: HTMLElement | null | undefined,
  key: string,
): boolean {
  const links = [
    ...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? []),
  ];
  const current = links.indexOf(document.activeElement as HTMLElement);
  const targets: Record<string, number> = {
    ArrowDown: Math.min(current + 1, links.length - 1),
    ArrowUp: Math.max(current - 1, 0),
    Home: 0,
    End: links.length - 1,
  };
  if (!links.length || !(key in targets)) return false;
  links[targets[key]].focus();
  return true;
}
