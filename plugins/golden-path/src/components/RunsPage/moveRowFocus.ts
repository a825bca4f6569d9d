import type { KeyboardEvent } from 'react';

/** On the links of a table's rows: arrow keys, Home and End move the focus from row to row. */
export function moveRowFocus(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const body = event.currentTarget.closest('tbody');
  const links = [...(body?.querySelectorAll<HTMLElement>('th a') ?? [])];
  const current = links.indexOf(event.currentTarget);
  const targets = new Map([
    ['ArrowDown', current + 1],
    ['ArrowUp', current - 1],
    ['Home', 0],
    ['End', links.length - 1],
  ]);
  const target = targets.get(event.key);
  if (target !== undefined) {
    event.preventDefault();
    links[target]?.focus();
  }
}
