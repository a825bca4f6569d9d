/** How long after `g` the second key still counts, in milliseconds. */
export const CHORD_MS = 1_200;

/** What the keys of the portal do. */
export interface KeyActions {
  /** `/` */
  onSearch: () => void;
  /** `?` */
  onHelp: () => void;
  /** `g` and then a key that leads somewhere. */
  onGo: (href: string) => void;
  /** Where each key leads after `g`. */
  destinations: Map<string, string>;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const editable = target.closest(
    'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], .cm-editor',
  );
  return Boolean(editable) || target.isContentEditable;
}

function isModalOpen(): boolean {
  return Boolean(document.querySelector('dialog[open], [aria-modal=true]'));
}

/**
 * Makes the listener for key presses of the whole page. It stays out of the
 * way of typing, of open windows and of the browser's own shortcuts.
 */
export function createKeyHandler(
  actions: KeyActions,
  now: () => number = Date.now,
): (event: KeyboardEvent) => void {
  let chordUntil = 0;
  return event => {
    const taken =
      event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
    if (taken || isTyping(event.target) || isModalOpen()) {
      chordUntil = 0;
      return;
    }
    if (now() < chordUntil) {
      // Shift comes on its own before the `$` it makes.
      if (event.key === 'Shift') {
        return;
      }
      chordUntil = 0;
      const href = actions.destinations.get(event.key);
      if (href) {
        event.preventDefault();
        actions.onGo(href);
      }
    } else if (event.key === 'g') {
      chordUntil = now() + CHORD_MS;
    } else if (event.key === '/') {
      event.preventDefault();
      actions.onSearch();
    } else if (event.key === '?') {
      event.preventDefault();
      actions.onHelp();
    }
  };
}
