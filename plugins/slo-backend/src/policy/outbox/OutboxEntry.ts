import type { SloPolicyEvent } from '@causeway/plugin-slo-common';

/** A notification to whoever owns a service at the time it is sent. */
export interface OwnerMessage {
  entityRef: string;
  title: string;
  description: string;
  severity: 'critical' | 'high' | 'normal' | 'low';
  topic: string;
  /** A later message with the same scope takes the place of this one. */
  scope: string;
}

/** Something that has to be told. */
export type OutboxEntry = { dedupeKey: string } & (
  | { kind: 'notify-owner'; payload: OwnerMessage }
  | { kind: 'policy-event'; payload: SloPolicyEvent }
);

/** An entry that waits to be sent. */
export type PendingEntry = OutboxEntry & { id: number; attempts: number };

/** What entries look like in the database. */
export interface OutboxRow {
  id: number;
  dedupe_key: string;
  kind: string;
  payload: string;
  attempts: number;
}
