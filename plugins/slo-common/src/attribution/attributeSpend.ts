import { Ledger, LedgerEntry } from '../ledger';
import { errorBudgetOf } from '../maths';
import { apportion } from './apportion';
import { deployEffect } from './deployEffect';
import { SpendEvent } from './SpendEvent';
import { SpendLine, SpendStatement } from './SpendStatement';

/** Who is asked first about a slot that several events cover. A deploy comes last: its effect is only inferred. */
const ORDER = ['maintenance', 'incident', 'dependency', 'deploy'] as const;

/** A symbol, since an event may have any text as its id. */
const UNEXPLAINED = Symbol('unexplained');

/**
 * Assigns every bad event between `from` and `to` to exactly one cause. A slot that touches maintenance, an incident or a
 * dependency's incident belongs to it whole; otherwise what rose after a deploy belongs to the deploy; the rest is
 * unexplained, and stays visible as such. Of two events of one kind the earlier one counts.
 *
 * The parts of each slot add up to its bad events, and {@link apportion} makes the lines add up to the total exactly.
 *
 * @public
 */
export function attributeSpend(options: {
  objective: number;
  ledger: Ledger;
  events: SpendEvent[];
  from: number;
  to: number;
}): SpendStatement {
  const { ledger, from, to } = options;
  const { bad, total } = ledger.measure(from, to);
  const budget = errorBudgetOf(options.objective);
  const consumed =
    budget !== undefined && total > 0 ? bad / (budget * total) : null;
  const events = sortEvents(options.events);
  const spent = spendByEvent({ ...options, events });
  const explained = events.filter(({ id }) => (spent.get(id) ?? 0) > 0);
  const weights = [
    ...explained.map(({ id }) => spent.get(id) ?? 0),
    spent.get(UNEXPLAINED) ?? 0,
  ];
  const parts = apportion({ total: bad, weights });
  const shares =
    consumed === null ? null : apportion({ total: consumed, weights: parts });
  const lines = parts.map((part, index): SpendLine => {
    const event = explained[index];
    return {
      cause: event?.cause ?? 'unexplained',
      id: event?.id ?? null,
      title: event?.title ?? 'Unexplained',
      bad: part,
      consumed: shares && shares[index],
    };
  });
  const rest = lines.pop() as SpendLine;
  lines.sort((a, b) => b.bad - a.bad);
  return { from, to, bad, total, consumed, lines: [...lines, rest] };
}

function sortEvents(events: SpendEvent[]): SpendEvent[] {
  const known = new Map(
    events
      .filter(({ from }) => Number.isFinite(from))
      .map(event => [event.id, event]),
  );
  return [...known.values()].sort(
    (a, b) =>
      ORDER.indexOf(a.cause) - ORDER.indexOf(b.cause) ||
      a.from - b.from ||
      (a.id < b.id ? -1 : 1),
  );
}

function spendByEvent(options: {
  ledger: Ledger;
  events: SpendEvent[];
  from: number;
  to: number;
}): Map<string | symbol, number> {
  const { ledger, events, from, to } = options;
  const declared = events.filter(({ cause }) => cause !== 'deploy');
  const effects = deployEffects(options);
  const deploys = new Set(effects.map(({ id }) => id));
  const spent = new Map<string | symbol, number>();
  const charge = (id: string | symbol, bad: number) =>
    spent.set(id, (spent.get(id) ?? 0) + bad);
  for (const slot of ledger.slots(from, to)) {
    const owner = declared.find(event => touches(event, slot));
    if (owner) {
      const deploy = owner.causedBy;
      charge(deploy && deploys.has(deploy) ? deploy : owner.id, slot.bad);
      continue;
    }
    let left = slot.bad;
    for (const { id, effect } of effects) {
      const part = Math.min(left, effect.get(slot.start) ?? 0);
      charge(id, part);
      left -= part;
    }
    charge(UNEXPLAINED, left);
  }
  return spent;
}

function touches(event: SpendEvent, slot: LedgerEntry): boolean {
  return event.from < slot.end && (event.to ?? Infinity) > slot.start;
}

function deployEffects(options: {
  ledger: Ledger;
  events: SpendEvent[];
  to: number;
}): { id: string; effect: Map<number, number> }[] {
  const { ledger, events, to } = options;
  const deploys = events.filter(({ cause }) => cause === 'deploy');
  // The slot in which it happened is its own too.
  const slotOf = (time: number) =>
    Math.floor(time / ledger.bucketMs) * ledger.bucketMs;
  // The last one first: it is charged with what it added, those before it with what was there already.
  return deploys.reverse().map(({ id, from }) => ({
    id,
    effect: deployEffect({ ledger, at: slotOf(from), until: to }),
  }));
}
