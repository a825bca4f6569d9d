import { useEffect, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { NavEntry } from '../nav/arrange';
import { createKeyHandler } from './keyHandler';

/** Listens to the keys of the portal for as long as the frame is there. */
export function useKeys(options: {
  entries: NavEntry[];
  onSearch: () => void;
  onHelp: () => void;
}): void {
  const navigate = useNavigate();
  const latest = useRef({ ...options, navigate });
  latest.current = { ...options, navigate };

  // One handler for all renderings: a new one would forget the `g` before.
  useEffect(() => {
    const handler = createKeyHandler({
      get destinations() {
        return new Map(
          latest.current.entries.flatMap(({ key, href }) =>
            key ? [[key, href] as const] : [],
          ),
        );
      },
      onGo: href => latest.current.navigate(href),
      onSearch: () => latest.current.onSearch(),
      onHelp: () => latest.current.onHelp(),
    });
    document.addEventListener('keydown', handler);
    return () => document.removeEventListener('keydown', handler);
  }, []);
}
