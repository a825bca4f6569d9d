/** How clusters are read. */
export interface Settings {
  /** Names in the order in which they count; absent: all, in the order of the Kubernetes plugin. */
  clusters?: string[];
  frequencyMs: number;
  timeoutMs: number;
}
