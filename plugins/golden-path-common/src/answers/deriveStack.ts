import { z } from 'zod';
import { AnswerError, AnswerProblem } from './AnswerError';
import { StackOutput, stackSchema } from './stackSchema';

/** What a golden path is made of, complete. @public */
export type Stack = StackOutput & {
  /** Whether pods need a role in AWS: nothing else asks for one. */
  identity: boolean;
  /** Whether Terraform writes addresses and passwords that pods need into a secret. */
  connections: boolean;
  /** Whether pods have a secret at all: connections, or keys that people keep. */
  secret: boolean;
};

/** Keys of the stack that a template may also ask for, by the same name. */
const ASKABLE = [
  'postgres',
  'pgvector',
  'redis',
  'queue',
  'bucket',
  'bedrock',
  'worker',
] as const;

function problemsOf(
  error: z.ZodError,
  answered: ReadonlySet<string>,
): AnswerProblem[] {
  return error.issues.map(({ path, message }) => {
    const [key = ''] = path;
    const field = answered.has(String(key))
      ? String(key)
      : ['stack', ...path].join('.');
    return { field, message: `can't be used: ${message}` };
  });
}

/** What no single key says: which of them need each other. */
function contradictionsOf(stack: StackOutput): AnswerProblem[] {
  const problems: AnswerProblem[] = [];
  const must = (holds: boolean, field: string, message: string) => {
    if (!holds) {
      problems.push({ field: `stack.${field}`, message });
    }
  };
  const names = stack.jobs.map(job => job.name);
  must(
    !stack.worker || stack.commands.worker !== undefined,
    'commands.worker',
    'is missing: a worker needs its command',
  );
  must(
    stack.kind === 'api' || !stack.worker,
    'worker',
    "needs kind 'api': a batch has jobs only",
  );
  must(
    stack.kind === 'api' || stack.jobs.length > 0,
    'jobs',
    'are missing: a batch has at least one',
  );
  must(
    !stack.pgvector || stack.postgres,
    'pgvector',
    "needs 'postgres': it is an extension of PostgreSQL",
  );
  must(
    new Set(names).size === names.length,
    'jobs',
    'need a name of their own each',
  );
  must(
    // The migration is a Job, the worker a Deployment, and alerts tell them apart by name.
    !names.some(name => name === 'migrate' || name === 'worker'),
    'jobs',
    "can't be called 'migrate' or 'worker'",
  );
  return problems;
}

/**
 * The stack of a golden path: its constants, with the answers of the same name in their place, and defaults for the rest.
 *
 * @param constants - the input `stack` of the step; nothing means all defaults
 * @param answers - checked answers
 * @throws AnswerError with every problem found
 * @public
 */
export function deriveStack(
  constants: unknown,
  answers: Record<string, unknown>,
): Stack {
  const answered = Object.fromEntries(
    ASKABLE.filter(key => answers[key] !== undefined).map(key => [
      key,
      answers[key],
    ]),
  );
  const isObject =
    constants === undefined ||
    (typeof constants === 'object' && !Array.isArray(constants));
  if (!isObject) {
    throw new AnswerError([
      { field: 'stack', message: 'must hold keys, such as kind: api' },
    ]);
  }
  const parsed = stackSchema.safeParse({ ...constants, ...answered });
  if (!parsed.success) {
    throw new AnswerError(
      problemsOf(parsed.error, new Set(Object.keys(answered))),
    );
  }
  const contradictions = contradictionsOf(parsed.data);
  if (contradictions.length > 0) {
    throw new AnswerError(contradictions);
  }
  const { postgres, redis, queue, bucket, bedrock, secrets } = parsed.data;
  const connections = postgres || redis || queue === 'sqs' || bucket;
  return {
    ...parsed.data,
    identity: queue !== 'none' || bucket || bedrock,
    connections,
    secret: connections || secrets.length > 0,
  };
}
