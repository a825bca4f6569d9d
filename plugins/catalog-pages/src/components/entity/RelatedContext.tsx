import { createContext } from 'react';
import { RelatedEntities } from '../../hooks/useRelatedEntities';

/**
 * What the entity of the page is related to, read once for all of the page.
 * Outside our page nothing is known, and names stand in for titles.
 */
export const RelatedContext = createContext<RelatedEntities>({
  get: () => ({ state: 'unknown' }),
  retry: () => {},
});
