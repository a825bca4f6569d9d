/** How to be let in. */
export type ServerAuth =
  | { type: 'none' }
  | { type: 'bearer'; token: string }
  | { type: 'bearer'; tokenFile: string }
  | { type: 'basic'; username: string; password: string }
  | { type: 'mtls'; certFile: string; keyFile: string };

/** What a Prometheus and an Alertmanager have in common. */
export interface ServerSettings {
  name: string;
  /** Without a slash at the end. */
  url: string;
  headers: Record<string, string>;
  auth: ServerAuth;
  caFile?: string;
  serverName?: string;
  tenant?: string;
  timeoutMs: number;
  maxConcurrency: number;
  maxResponseBytes: number;
}

/** Where events are counted. */
export interface PrometheusSettings extends ServerSettings {
  clusters: string[];
  environments: string[];
  /** `recorded`: only series that rules recorded, never the spec's own queries. */
  read: 'auto' | 'recorded';
  slosPerRequest: number;
  maxQueryCharacters: number;
  /** How long samples may be under way. */
  delayMs: number;
}
