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

/** Twelve hexadecimal digits of account and region: what makes a bucket's name the only one in the world. */
const BUCKET_SUFFIX = '0'.repeat(12);

/**
 * Names made from a service's name by the parts (charts, Terraform) that have a limit of their own. CronJobs are called
 * NAME-JOB; the schema of the stack keeps JOB short enough for the longest name.
 *
 * @public
 */
export function derivedNames(name: string): DerivedName[] {
  const scoped = `${name}-${LONGEST_ENVIRONMENT}`;
  return [
    { what: 'Helm release', value: name, limit: 53 },
    { what: 'Kubernetes namespace', value: scoped, limit: 63 },
    { what: 'Kubernetes migration job', value: `${name}-migrate`, limit: 52 },
    { what: 'Kubernetes service', value: `${name}-primary`, limit: 63 },
    {
      what: 'Kubernetes deployment of the worker',
      value: `${name}-worker`,
      // Ten signs for the revision and five for the pod stand behind it, in a host name of 63.
      limit: 46,
    },
    { what: 'ElastiCache replication group', value: scoped, limit: 40 },
    { what: 'RDS database instance', value: scoped, limit: 63 },
    { what: 'IAM role', value: `${scoped}-database-monitoring`, limit: 64 },
    { what: 'SQS queue', value: `${scoped}-dead-letter`, limit: 80 },
    { what: 'S3 bucket', value: `${scoped}-${BUCKET_SUFFIX}`, limit: 63 },
  ];
}
