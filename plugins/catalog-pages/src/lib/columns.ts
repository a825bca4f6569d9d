import { Entity } from '@backstage/catalog-model';
import { specRef, specText } from './refs';

/** What a cell shows: plain text, or a link to another entity. */
export type CellValue =
  | { text: string | undefined }
  | { entityRef: string | undefined };

/** One column of the catalog table beside the name. */
export interface ColumnDefinition {
  id: string;
  label: string;
  /** The catalog field that sorts it, where the catalog can. */
  sortField?: string;
  /** Width in pixels; the name takes what is left. */
  width: number;
  value(entity: Entity): CellValue;
}

const owner: ColumnDefinition = {
  id: 'owner',
  label: 'Owner',
  sortField: 'spec.owner',
  width: 180,
  value: entity => ({ entityRef: specRef(entity, 'owner', 'group') }),
};
const system: ColumnDefinition = {
  id: 'system',
  label: 'System',
  sortField: 'spec.system',
  width: 168,
  value: entity => ({ entityRef: specRef(entity, 'system', 'system') }),
};
const domain: ColumnDefinition = {
  id: 'domain',
  label: 'Domain',
  sortField: 'spec.domain',
  width: 168,
  value: entity => ({ entityRef: specRef(entity, 'domain', 'domain') }),
};
const parent: ColumnDefinition = {
  id: 'parent',
  label: 'Parent team',
  sortField: 'spec.parent',
  width: 180,
  value: entity => ({ entityRef: specRef(entity, 'parent', 'group') }),
};
const type: ColumnDefinition = {
  id: 'type',
  label: 'Type',
  sortField: 'spec.type',
  width: 128,
  value: entity => ({ text: specText(entity, 'type') }),
};
const lifecycle: ColumnDefinition = {
  id: 'lifecycle',
  label: 'Lifecycle',
  sortField: 'spec.lifecycle',
  width: 128,
  value: entity => ({ text: specText(entity, 'lifecycle') }),
};
const kind: ColumnDefinition = {
  id: 'kind',
  label: 'Kind',
  width: 128,
  value: entity => ({ text: entity.kind }),
};

const byKind: Record<string, ColumnDefinition[]> = {
  component: [owner, system, type, lifecycle],
  api: [owner, system, type, lifecycle],
  resource: [owner, system, type],
  system: [owner, domain],
  domain: [owner],
  group: [parent, type],
  user: [],
  template: [owner, type],
  location: [type],
};

/** The columns beside the name for one kind; a kind we don't know has owner and type. */
export function columnsForKind(kindId: string): ColumnDefinition[] {
  return byKind[kindId] ?? [owner, type];
}

/** The columns of a list that mixes kinds, as the starred one does. */
export const MIXED_COLUMNS: ColumnDefinition[] = [owner, kind, type];

/** Entity fields the table reads. */
export const TABLE_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'metadata.description',
  'spec.owner',
  'spec.system',
  'spec.domain',
  'spec.parent',
  'spec.type',
  'spec.lifecycle',
  'spec.profile.displayName',
];
