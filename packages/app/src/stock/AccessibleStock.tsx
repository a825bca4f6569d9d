import { ReactNode, useEffect, useRef } from 'react';

/** Stock comboboxes have their name on the box, where nobody's screen reader looks for it, and not on the input. */
function nameInputs(root: HTMLElement) {
  for (const box of root.querySelectorAll('[aria-label]')) {
    const name = box.getAttribute('aria-label') ?? '';
    box
      .querySelectorAll('input[type="text"]:not([aria-label])')
      .forEach(input => input.setAttribute('aria-label', name));
  }
}

/** The headings of stock tables are buttons for sorting with a handle for dragging inside, which is a button too. */
function unnestButtons(root: HTMLElement) {
  for (const inner of root.querySelectorAll('th [role="button"] [tabindex]')) {
    inner.removeAttribute('role');
    inner.removeAttribute('tabindex');
  }
}

/** Puts right what stock pages draw that assistive technology can't use. */
export function AccessibleStock(props: { children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const root = ref.current;
    if (!root) {
      return undefined;
    }
    const mend = () => {
      nameInputs(root);
      unnestButtons(root);
    };
    mend();
    const observer = new MutationObserver(mend);
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={ref} style={{ display: 'contents' }}>
      {props.children}
    </div>
  );
}
