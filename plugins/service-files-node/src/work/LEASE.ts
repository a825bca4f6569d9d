/** How long a lease lasts without being renewed, in milliseconds: after that time the work of a backend that died is taken over. */
export const LEASE = 60_000;
