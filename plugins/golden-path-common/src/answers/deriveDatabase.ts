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

/** Classes and storage from the size that was asked for. Only prod pays for a standby. @public */
export function deriveDatabase(size: DatabaseSize): DatabaseAnswers {
  return {
    size,
    instanceClass: INSTANCE_CLASSES[size],
    multiAz: { dev: false, staging: false, prod: true },
    storageGb: size === 'standard' ? 100 : 20,
  };
}
