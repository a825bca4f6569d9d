import { useSearchParams } from 'react-router-dom';

/** Whose runs are listed. */
export type RunsView = 'mine' | 'all';

/** Which part of which list is shown. */
export interface RunsAddress {
  view: RunsView;
  /** From 1. */
  page: number;
}

// An address is written by anybody: what it may ask for is bounded.
const MAX_PAGE = 100_000;

function pageOf(text: string | null): number {
  const page = Number(text);
  return Number.isInteger(page) && page > 0 && page <= MAX_PAGE ? page : 1;
}

/** Keeps in the address what the list shows, so that it can be shared and the browser's back button works. */
export function useRunsAddress() {
  const [params, setParams] = useSearchParams();
  const address: RunsAddress = {
    view: params.get('view') === 'all' ? 'all' : 'mine',
    page: pageOf(params.get('page')),
  };
  const go = ({ view, page }: RunsAddress) =>
    setParams({
      ...(view === 'all' && { view }),
      ...(page > 1 && { page: String(page) }),
    });
  return { address, go };
}
