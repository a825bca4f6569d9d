import type { BoardQuery } from '../api/types';
import { TRUTHS } from './truths';

/** Everything about the board that its address keeps. */
export interface BoardAddress {
  mine: boolean;
  owner: string[];
  system: string[];
  truth: string[];
  /** Only what has findings, or is kept out of the policy. */
  problems: boolean;
  q: string;
}

// An address is written by anybody: what it may ask for is bounded.
const MAX_TEXT = 200;
const MAX_VALUES = 50;

function valuesOf(params: URLSearchParams, name: string): string[] {
  const values = params
    .getAll(name)
    .filter(value => value && value.length <= MAX_TEXT);
  return [...new Set(values)].slice(0, MAX_VALUES);
}

/** Reads the board's address. What makes no sense counts as absent. */
export function parseBoardAddress(params: URLSearchParams): BoardAddress {
  const truths: string[] = TRUTHS.map(({ truth }) => truth);
  return {
    mine: params.get('view') !== 'all',
    owner: valuesOf(params, 'owner'),
    system: valuesOf(params, 'system'),
    truth: valuesOf(params, 'truth').filter(value => truths.includes(value)),
    problems: params.get('problems') === 'true',
    q: (params.get('q') ?? '').slice(0, MAX_TEXT),
  };
}

/** Writes the board's address; what equals the default is left out. */
export function formatBoardAddress(address: BoardAddress): URLSearchParams {
  const params = new URLSearchParams();
  if (!address.mine) params.set('view', 'all');
  for (const name of ['owner', 'system', 'truth'] as const) {
    address[name].forEach(value => params.append(name, value));
  }
  if (address.problems) params.set('problems', 'true');
  if (address.q) params.set('q', address.q);
  return params;
}

/** Whether anything narrows the board, so that "clear" has something to do. */
export function isNarrowed(address: BoardAddress): boolean {
  const { owner, system, truth, problems, q } = address;
  return (
    Boolean(owner.length + system.length + truth.length + q.length) || problems
  );
}

/** What the address asks the backend for. */
export function boardQuery(address: BoardAddress): BoardQuery {
  const { mine, problems, ...rest } = address;
  return { ...rest, ...(mine && { mine }), ...(problems && { problems }) };
}
