import { RefObject, useEffect, useState } from 'react';

/**
 * Whether there is a main landmark inside an element: some stock pages bring
 * one, others don't, and a page should have exactly one.
 */
export function useHasMain(ref: RefObject<HTMLElement>): boolean {
  const [hasMain, setHasMain] = useState(false);
  useEffect(() => {
    const element = ref.current;
    if (!element) {
      return undefined;
    }
    const look = () => setHasMain(element.querySelector('main') !== null);
    look();
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [ref]);
  return hasMain;
}
