import type { HumanDuration } from '@backstage/types';

/** How to be let in. */
type Auth =
  | { type: 'none' }
  | {
      type: 'bearer';
      /**
       * The token itself.
       * @visibility secret
       */
      token?: string;
      /** A file with the token, read again when it changes; instead of `token`. */
      tokenFile?: string;
    }
  | {
      type: 'basic';
      username: string;
      /** @visibility secret */
      password: string;
    }
  | {
      type: 'mtls';
      /** Certificate of the portal and what it is signed by, PEM. Files are read again when they change. */
      certFile: string;
      /** Its key, PEM. */
      keyFile: string;
    };

/** What a Prometheus and an Alertmanager have in common. */
interface Server {
  /** Short and stable: letters, digits, `-`, `_`, `.`. It is in the ledger. */
  name: string;
  /** Where its API begins, without `/api/v1`, such as `https://prometheus.example:9090` or `https://mimir.example/prometheus`. */
  url: string;
  /** Where people reach it, if not at `url`: for links. */
  externalUrl?: string;
  /**
   * Sent with every request.
   * @deepVisibility secret
   */
  headers?: { [name: string]: string };
  /** @deepVisibility secret */
  auth?: Auth;
  tls?: {
    /** Certificates, PEM, that the server's is signed by; instead of those that Node knows. */
    caFile?: string;
    /** The name in the server's certificate, if it isn't the host of `url`. */
    serverName?: string;
  };
  /** Sent as `X-Scope-OrgID`: Mimir, Cortex, Loki's kind of tenant; several are joined by `|`. */
  tenant?: string;
  /** Longest time one request may take; 1 minute by default. */
  timeout?: HumanDuration | string;
  /** Requests at the same time; 2 by default. Back-fill never uses more than one. */
  maxConcurrency?: number;
  /** Largest answer that is read, in MiB; 32 by default. What is larger is asked for in parts. */
  maxResponseMegabytes?: number;
}

export interface Config {
  slo?: {
    /**
     * Where events are counted: Prometheus, Thanos, Mimir, Cortex, VictoriaMetrics. A service chooses by the annotation
     * `causeway.dev/slo-prometheus`, else by `clusters`, else by `environments`, else the first is taken.
     */
    prometheus?: Array<
      Server & {
        /** Entities with one of these in `backstage.io/kubernetes-cluster` belong here. */
        clusters?: string[];
        /** SLOs whose label `environment` or `env` is one of these belong here. */
        environments?: string[];
        /**
         * `auto` (default): the most exact way that there is, for each SLO: recorded counts, else the spec's own queries, else
         * ratios that Sloth recorded. `recorded`: only what is recorded, so that reading costs next to nothing.
         */
        read?: 'auto' | 'recorded';
        /** SLOs asked about in one request; 100 by default. */
        slosPerRequest?: number;
        /** Longest query, in characters; 100,000 by default. VictoriaMetrics takes 16,384 unless told otherwise. */
        maxQueryCharacters?: number;
        /** How long samples may be under way; 1 minute by default. Younger buckets are not read. */
        delay?: HumanDuration | string;
      }
    >;
    /** Which alerts fire, and are they silenced: with it the alerts of every Prometheus that sends to it are known. */
    alertmanagers?: Server[];
  };
}
