import { useParams } from 'react-router-dom';

/** The ref and path that the address of a file page or folder page names; no ref on a repository's first page. */
export function useLocationInRepository(): { ref?: string; path: string } {
  const { ref, '*': rest = '' } = useParams();
  // The router has decoded both; what is left of `toRefSegment` is its `~`.
  return {
    ref: ref?.replaceAll('~', '/'),
    // Without a ref the rest is what the router around these pages left.
    path: ref === undefined ? '' : rest.replace(/^\/+|\/+$/g, ''),
  };
}
