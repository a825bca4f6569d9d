import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  GitHost,
  RepositoryTarget,
  resolveRepository,
} from '../repository/resolveRepository';
import { AnswerError } from './AnswerError';
import { DatabaseSize, deriveDatabase } from './deriveDatabase';
import { deriveDelivery } from './deriveDelivery';
import { deriveReplicas } from './deriveReplicas';
import { deriveStack } from './deriveStack';
import { titleOfName } from './titleOfName';

/** Answers by the names of their fields. @public */
export type Answers = Record<string, unknown>;

/** What the answers are completed with, besides themselves. @public */
export interface AnswersContext {
  /** Address of the portal, without a slash at the end. */
  portalUrl: string;
  template: { name: string; version: string };
  /** Day the task was created, `YYYY-MM-DD` (UTC). */
  createdOn: string;
  hosts: readonly GitHost[];
  /** What the golden path is made of: the input `stack` of the step. All defaults without it. */
  stack?: unknown;
}

/** What the parts of a golden path render with. @public */
export interface DerivedAnswers {
  /** The values of every placeholder, as templates/README.md lists them. */
  values: Answers;
  repository: RepositoryTarget | undefined;
}

/** Fields that a template may ask for flat, and where the values carry them. */
const NESTED: ReadonlyArray<[field: string, group: string, key: string]> = [
  ['availability', 'slo', 'availability'],
  ['latencyMs', 'slo', 'latencyMs'],
  ['latencyTarget', 'slo', 'latencyTarget'],
  ['freshnessHours', 'slo', 'freshnessHours'],
  ['successTarget', 'slo', 'successTarget'],
  ['databaseSize', 'database', 'size'],
];

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function groupOf(value: unknown): Answers {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? { ...value }
    : {};
}

function reference(field: string, value: unknown, defaultKind: string) {
  const text = textOf(value);
  if (!text) {
    return { ref: '', name: '' };
  }
  try {
    const parsed = parseEntityRef(text, { defaultKind });
    return { ref: stringifyEntityRef(parsed), name: parsed.name };
  } catch {
    throw new AnswerError([
      {
        field,
        message: `is not the name of an entity; write it as '${defaultKind.toLowerCase()}:default/NAME'`,
      },
    ]);
  }
}

/** Only groups and people own things in the catalog. */
function ownerReference(value: unknown) {
  const owner = reference('owner', value, 'Group');
  if (owner.ref && !/^(group|user):/i.test(owner.ref)) {
    throw new AnswerError([
      {
        field: 'owner',
        message: `is '${owner.ref}', which can't own a service; give a group or user such as 'group:default/learning'`,
      },
    ]);
  }
  return owner;
}

/**
 * The owner segment of the embedded Git host: a group's name, or `~` and a person's name; entities outside the default
 * namespace carry it in front.
 */
function ownerSegment(ownerRef: string): string {
  const { kind, namespace, name } = parseEntityRef(ownerRef);
  const prefix = kind.toLowerCase() === 'user' ? '~' : '';
  return `${prefix}${namespace === 'default' ? '' : `${namespace}.`}${name}`;
}

function group(answers: Answers, nameOfGroup: string): Answers {
  const result = groupOf(answers[nameOfGroup]);
  for (const [field, owner, key] of NESTED) {
    if (owner === nameOfGroup && answers[field] !== undefined) {
      result[key] = answers[field];
    }
  }
  return result;
}

function deriveSlo(answers: Answers): Answers {
  const slo = group(answers, 'slo');
  return typeof slo.latencyMs === 'number'
    ? { ...slo, latencyBucket: slo.latencyMs / 1000 }
    : slo;
}

function repositoryFor(
  answers: Answers,
  owner: string,
  hosts: readonly GitHost[],
): RepositoryTarget | undefined {
  const name = textOf(answers.name);
  if (!name || !owner) {
    return undefined;
  }
  try {
    return resolveRepository({
      repoUrl: textOf(answers.repoUrl) || undefined,
      name,
      ownerSegment: ownerSegment(owner),
      hosts,
    });
  } catch (error) {
    throw new AnswerError([
      {
        field: 'repoUrl',
        message: error instanceof Error ? error.message : String(error),
      },
    ]);
  }
}

/**
 * Completes checked answers with everything that follows from them. What a template doesn't ask for isn't made up: no
 * `peakRps`, no `replicas`. Answers that this function doesn't know pass through as they are.
 *
 * @throws AnswerError when a reference, the repository's address, the stack or a choice of delivery can't be used
 * @public
 */
export function deriveAnswers(
  answers: Answers,
  context: AnswersContext,
): DerivedAnswers {
  const name = textOf(answers.name);
  const owner = ownerReference(answers.owner);
  const system = reference('system', answers.system, 'System');
  const repository = repositoryFor(answers, owner.ref, context.hosts);
  const slo = deriveSlo(answers);
  const database = group(answers, 'database');
  const stack = deriveStack(context.stack, answers);

  const passedThrough = Object.fromEntries(
    Object.entries(answers).filter(
      ([field]) => !NESTED.some(([flat]) => flat === field),
    ),
  );
  const values: Answers = {
    ...passedThrough,
    name,
    package: name.replace(/-/g, '_'),
    title: textOf(answers.title) || titleOfName(name),
    description: textOf(answers.description),
    owner: owner.ref,
    ownerName: owner.name,
    system: system.ref,
    systemName: system.name,
    repoUrl: repository?.repoUrl ?? '',
    repo: repository
      ? {
          host: repository.host,
          owner: repository.owner,
          name: repository.name,
          url: repository.url,
        }
      : undefined,
    stack,
    ...deriveDelivery(answers, stack),
    portalUrl: context.portalUrl,
    template: context.template,
    createdOn: context.createdOn,
  };
  if (Object.keys(slo).length > 0) {
    values.slo = slo;
  }
  const replicas =
    typeof answers.peakRps === 'number'
      ? deriveReplicas(answers.peakRps)
      : undefined;
  if (replicas) {
    values.replicas = replicas;
  }
  if (isDatabaseSize(database.size)) {
    values.database = {
      ...database,
      ...deriveDatabase(database.size, replicas),
    };
  }
  return { values: JSON.parse(JSON.stringify(values)), repository };
}

function isDatabaseSize(value: unknown): value is DatabaseSize {
  return value === 'small' || value === 'standard';
}
