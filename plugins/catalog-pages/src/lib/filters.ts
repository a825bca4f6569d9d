/** One filter of the catalog page. */
export interface FilterDefinition {
  /** Its name in the address. */
  id: FilterId;
  /** Its name on screen. */
  label: string;
  /** The catalog field that is filtered and whose values are offered. */
  field: string;
  /** Set where values are refs: only refs of this kind are offered. */
  refKinds?: string[];
}

/** Names of the filters in the address. */
export type FilterId = 'owner' | 'system' | 'type' | 'lifecycle' | 'tag';

/** All filters in the order in which they are shown. */
export const FILTERS: FilterDefinition[] = [
  {
    id: 'owner',
    label: 'Owner',
    field: 'relations.ownedBy',
    refKinds: ['group', 'user'],
  },
  {
    id: 'system',
    label: 'System',
    field: 'relations.partOf',
    refKinds: ['system'],
  },
  { id: 'type', label: 'Type', field: 'spec.type' },
  { id: 'lifecycle', label: 'Lifecycle', field: 'spec.lifecycle' },
  { id: 'tag', label: 'Tag', field: 'metadata.tags' },
];
