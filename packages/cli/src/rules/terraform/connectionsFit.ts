import { hclLiteral } from '../model/readHcl';
import type { Repository } from '../model/Repository';
import type { Problem, Rule } from '../Rule';

/** Connections that RDS allows by default: a share of the memory, less what it keeps for itself. */
const ALLOWED: Record<string, number> = {
  'db.t4g.micro': 80,
  'db.t4g.small': 170,
  'db.t4g.medium': 390,
  'db.t4g.large': 800,
  'db.m7g.large': 800,
  'db.r7g.large': 1600,
  'db.r7g.xlarge': 3300,
};
/** What a process opens when DATABASE_POOL_SIZE does not say otherwise; a worker two more. */
const POOL_SIZE = 10;
const WORKER_MORE = 2;
/** For people and migrations. */
const SPARE = 10;

function opened(repository: Repository, environment: string) {
  const common = repository.document('deploy/helm/values.yaml');
  const own = repository.document(`deploy/helm/values-${environment}.yaml`);
  const number = (path: string) => own?.number(path) ?? common?.number(path);
  const pods = number('autoscaling.maxReplicas');
  if (pods === undefined) return undefined;
  const setting =
    own?.text('config.DATABASE_POOL_SIZE') ||
    common?.text('config.DATABASE_POOL_SIZE');
  const pool = Number(setting || POOL_SIZE);
  const workers = number('worker.autoscaling.maxReplicas') ?? 0;
  return pods * pool + workers * (POOL_SIZE + WORKER_MORE);
}

/** Defect 57 of the source documents is the alert about it; this keeps it from firing at the first peak. */
export const connectionsFit: Rule = {
  id: 'connections-fit',
  what: 'All pods that the autoscalers allow may open their pools at once: together they stay under what the database allows.',
  why: 'A service that scales up in a peak takes the last connections, and then every replica fails, not only the new ones.',
  fix: 'lower DATABASE_POOL_SIZE or maxReplicas in the values of that environment, or choose a bigger instance class',
  *check(repository): Iterable<Problem> {
    for (const root of repository.terraform) {
      const environment =
        /^deploy\/terraform\/(\w+)\/main\.tf$/.exec(root.file)?.[1] ?? '';
      if (!repository.environments.includes(environment)) continue;
      const connections = opened(repository, environment);
      for (const block of root.blocks) {
        const attribute = block.attributes.get('database_instance_class');
        const instance = hclLiteral(attribute?.expression) ?? '';
        const allowed = ALLOWED[instance];
        if (allowed && connections && connections + SPARE > allowed) {
          yield {
            file: root.file,
            line: attribute?.line,
            message: `${instance} allows about ${allowed} connections, pods and workers may open ${connections}`,
          };
        }
      }
    }
  },
};
