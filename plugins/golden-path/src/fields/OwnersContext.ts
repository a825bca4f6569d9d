import { createContext } from 'react';
import type { OwnersState } from './useOwners';

/** The teams, where a page around the field has read them. */
export const OwnersContext = createContext<OwnersState | undefined>(undefined);
