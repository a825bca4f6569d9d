import { ReplicaRange } from './deriveReplicas';
import { PerEnvironment } from './environments';

/** Sizes of database that the wizard offers. @public */
export type DatabaseSize = 'small' | 'standard';

/** What Terraform is told about the database. @public */
export interface DatabaseAnswers {
  size: DatabaseSize;
  instanceClass: PerEnvironment<string>;
  /** Whether a standby runs in a second zone. */
  multiAz: PerEnvironment<boolean>;
  /** Gigabytes at the start; storage grows by itself. */
  storageGb: number;
  /** Connections that one pod of the API may open, so that all of them fit into what the instance allows. */
  poolSize: PerEnvironment<number>;
}

const INSTANCE_CLASSES: Record<DatabaseSize, PerEnvironment<string>> = {
  small: {
    dev: 'db.t4g.micro',
    staging: 'db.t4g.small',
    prod: 'db.t4g.medium',
  },
  standard: {
    dev: 'db.t4g.small',
    staging: 'db.t4g.medium',
    prod: 'db.r7g.large',
  },
};

/**
 * Connections that an instance allows by default (`max_connections`). RDS computes them from the memory that is left to
 * PostgreSQL, so these are a little under what is seen.
 */
const MAX_CONNECTIONS: Record<string, number> = {
  'db.t4g.micro': 80,
  'db.t4g.small': 170,
  'db.t4g.medium': 390,
  'db.r7g.large': 1600,
};

/** What generated services open when nothing keeps them from it. */
const POOL_SIZE = 10;
/** For people, migrations and what RDS keeps for itself. */
const SPARE = 15;
/** The most that workers open together: `worker.autoscaling.maxReplicas` of the chart times twelve. */
const WORKERS: PerEnvironment<number> = { dev: 24, staging: 36, prod: 72 };

function poolSize(instanceClass: string, workers: number, pods: number) {
  const left = MAX_CONNECTIONS[instanceClass] - SPARE - workers;
  return Math.max(1, Math.min(POOL_SIZE, Math.floor(left / pods)));
}

/** Classes and storage from the size that was asked for. Only prod pays for a standby. @public */
export function deriveDatabase(
  size: DatabaseSize,
  replicas?: PerEnvironment<ReplicaRange>,
): DatabaseAnswers {
  const instanceClass = INSTANCE_CLASSES[size];
  const pool = (environment: keyof PerEnvironment<number>) =>
    poolSize(
      instanceClass[environment],
      WORKERS[environment],
      replicas?.[environment].max ?? 1,
    );
  return {
    size,
    instanceClass,
    multiAz: { dev: false, staging: false, prod: true },
    storageGb: size === 'standard' ? 100 : 20,
    poolSize: {
      dev: pool('dev'),
      staging: pool('staging'),
      prod: pool('prod'),
    },
  };
}
