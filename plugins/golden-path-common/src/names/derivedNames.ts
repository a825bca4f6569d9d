/** A name that is made from the service's name, and how long the thing it names lets it be. */
export interface DerivedName {
  /** What carries the name, in words for people. */
  what: string;
  /** The name itself, for the environment whose name is the longest. */
  value: string;
  /** Characters that fit. */
  limit: number;
}

/** The longest name of an environment. */
const LONGEST_ENVIRONMENT = 'staging';

/**
 * Names made from a service's name by the parts (charts, Terraform) that have a limit of their own.
 *
 * @public
 */
export function derivedNames(name: string): DerivedName[] {
  const scoped = `${name}-${LONGEST_ENVIRONMENT}`;
  return [
    { what: 'Helm release', value: name, limit: 53 },
    { what: 'Kubernetes namespace', value: scoped, limit: 63 },
    { what: 'Kubernetes migration job', value: `${name}-migrate`, limit: 52 },
    { what: 'ElastiCache replication group', value: scoped, limit: 40 },
    { what: 'RDS database instance', value: scoped, limit: 63 },
    { what: 'IAM role', value: `${scoped}-database-monitoring`, limit: 64 },
    { what: 'SQS queue', value: `${scoped}-dead-letter`, limit: 80 },
  ];
}
