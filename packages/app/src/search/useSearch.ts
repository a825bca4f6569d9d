import { fetchApiRef, useApi } from '@backstage/core-plugin-api';
import { ResponseError, toError } from '@backstage/errors';
import { useEffect, useState } from 'react';

const WAIT_MS = 120;

/** Something that the search found. */
export interface Hit {
  href: string;
  title: string;
  /** What kind of thing it is, e.g. `component`. */
  kind: string;
  text: string;
}

/** Where a search stands. Old hits stay while new ones are on their way. */
export interface SearchState {
  hits: Hit[];
  busy: boolean;
  failed?: string;
}

interface ResultSet {
  results: {
    type: string;
    document: {
      title?: string;
      text?: string;
      location?: string;
      kind?: string;
    };
  }[];
}

/**
 * Locations that the catalog makes for itself (`generated-<hash>`) say nothing
 * to people.
 */
export function isForPeople(hit: Hit): boolean {
  return !(
    hit.kind.toLocaleLowerCase('en') === 'location' &&
    hit.title.startsWith('generated-')
  );
}

function hitOf({ type, document }: ResultSet['results'][number]): Hit {
  return {
    href: document.location ?? '/',
    title: document.title ?? document.location ?? 'Untitled',
    kind: document.kind ?? type,
    text: document.text ?? '',
  };
}

/** Searches for what is typed, shortly after the typing pauses. */
export function useSearch(term: string): SearchState {
  const { fetch: fetchIt } = useApi(fetchApiRef);
  const [state, setState] = useState<SearchState>({ hits: [], busy: false });
  const wanted = term.trim();

  useEffect(() => {
    if (!wanted) {
      setState({ hits: [], busy: false });
      return undefined;
    }
    const stop = new AbortController();
    setState(({ hits }) => ({ hits, busy: true }));
    const search = async () => {
      const query = new URLSearchParams({ term: wanted, pageLimit: '20' });
      try {
        const response = await fetchIt(`plugin://search/query?${query}`, {
          signal: stop.signal,
        });
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
        const { results }: ResultSet = await response.json();
        const hits = results.map(hitOf).filter(isForPeople);
        setState({ hits, busy: false });
      } catch (error) {
        if (!stop.signal.aborted) {
          setState({ hits: [], busy: false, failed: toError(error).message });
        }
      }
    };
    const timer = setTimeout(search, WAIT_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [wanted, fetchIt]);

  return state;
}
