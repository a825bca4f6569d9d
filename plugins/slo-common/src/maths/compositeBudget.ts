import { errorBudgetOf } from './errorBudgetOf';

/**
 * One SLO of a system.
 *
 * @public
 */
export interface CompositeMember {
  /** Key of the SLO. */
  key: string;
  objective: number;
  /** Null if it isn't known. */
  attainment: number | null;
  /** How much it counts beside the others; 1 without it. */
  weight?: number;
}

/**
 * The budget of a system.
 *
 * @public
 */
export interface CompositeBudget {
  /** `unknown` as long as one member is: the numbers then lie between `atBest` and `atWorst`. */
  state: 'measured' | 'unknown' | 'invalid';
  reason: string;
  objective: number | null;
  attainment: number | null;
  consumed: number | null;
  remaining: number | null;
  /** Attainment if what isn't known were perfect, and if it failed altogether. */
  atBest: number | null;
  atWorst: number | null;
  /** Keys of the members that aren't known. */
  unknown: string[];
}

const NOTHING: CompositeBudget = {
  state: 'invalid',
  reason: '',
  objective: null,
  attainment: null,
  consumed: null,
  remaining: null,
  atBest: null,
  atWorst: null,
  unknown: [],
};

/**
 * The budget of several SLOs together. `weighted`: each counts with its weight, as capabilities that are used apart.
 * `all-of`: a request needs every one, so that the ratios multiply. The objective is made in the same way from those of
 * the members, unless the system states its own.
 *
 * @public
 */
export function compositeBudget(options: {
  kind: 'weighted' | 'all-of';
  members: CompositeMember[];
  objective?: number;
}): CompositeBudget {
  const members = options.members.filter(({ weight = 1 }) => weight !== 0);
  const combine = options.kind === 'weighted' ? weightedMean : product;
  const fault = faultOf(members);
  const objective =
    options.objective ?? (fault ? 0 : combine(members, m => m.objective));
  const budget = errorBudgetOf(objective);
  if (fault || budget === undefined) {
    return {
      ...NOTHING,
      reason: fault ?? `An objective of ${objective} leaves no error budget`,
    };
  }
  const unknown = members
    .filter(({ attainment }) => !isRatio(attainment))
    .map(({ key }) => key);
  const attained = (missing: number) =>
    combine(members, m => (isRatio(m.attainment) ? m.attainment : missing));
  const atBest = attained(1);
  const atWorst = attained(0);
  if (unknown.length > 0) {
    return {
      ...NOTHING,
      state: 'unknown',
      reason: `Not known: ${unknown.join(', ')}`,
      objective,
      atBest,
      atWorst,
      unknown,
    };
  }
  const consumed = (1 - atBest) / budget;
  return {
    state: 'measured',
    reason: `${members.length} SLOs together`,
    objective,
    attainment: atBest,
    consumed,
    remaining: 1 - consumed,
    atBest,
    atWorst,
    unknown,
  };
}

function faultOf(members: CompositeMember[]): string | undefined {
  if (members.length === 0) {
    return 'No SLO counts: give one a weight above 0';
  }
  const heavy = members.find(
    ({ weight = 1 }) => !(weight >= 1e-6 && weight <= 1e6),
  );
  if (heavy) {
    return `${heavy.key} has the weight ${heavy.weight}: write a number between 0.000001 and 1000000`;
  }
  const aimless = members.find(
    ({ objective }) => errorBudgetOf(objective) === undefined,
  );
  return (
    aimless &&
    `${aimless.key} has the objective ${aimless.objective}, which leaves no error budget`
  );
}

function isRatio(value: number | null): value is number {
  return value !== null && value >= 0 && value <= 1;
}

type Value = (member: CompositeMember) => number;

/** From the losses, which are small, so that none of their digits gets lost. */
function weightedMean(members: CompositeMember[], value: Value): number {
  const sum = members.reduce((all, { weight = 1 }) => all + weight, 0);
  const lost = members.reduce(
    (all, member) => all + (member.weight ?? 1) * (1 - value(member)),
    0,
  );
  return 1 - lost / sum;
}

function product(members: CompositeMember[], value: Value): number {
  return members.reduce((all, member) => all * value(member), 1);
}
