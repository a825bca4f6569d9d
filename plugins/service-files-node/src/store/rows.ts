/** Rows as the database has them. PostgreSQL gives `bigint` as text. */
export interface RepositoryRow {
  id: string;
  area: string;
  url: string;
  identity: string;
  etag: string | null;
  commit: string | null;
  wanted_hash: string | null;
  read_at: number | string | null;
  next_read_at: number | string;
  failures: number;
  error_message: string | null;
  error_fix: string | null;
  error_since: number | string | null;
  requested: number;
  served: number;
  lease_token: string | null;
  lease_until: number | string | null;
}

/** An entity and what was last read for it. */
export interface EntityRow {
  area: string;
  entity_ref: string;
  target_repository: string;
  target: string;
  target_hash: string;
  files_repository: string | null;
  files: string;
  problems: string;
  current_hash: string | null;
  announced_hash: string | null;
  /** SQLite gives 0 and 1. */
  removed: boolean | number;
}

/** The text of a file. */
export interface ContentRow {
  repository_id: string;
  path: string;
  content: string;
  etag: string;
}

/** A number of a `bigint` column. */
export function toNumber(value: number | string | null): number | undefined {
  return value === null ? undefined : Number(value);
}
