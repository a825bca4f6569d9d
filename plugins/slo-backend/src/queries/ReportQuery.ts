import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  attributeSpend,
  HOUR_MS,
  Ledger,
  spendLedger,
  type SloReport,
  type SloReportRow,
  type SloSummary,
  type SpendByCause,
  type SpendStatement,
} from '@causeway/plugin-slo-common';
import type { z } from 'zod';
import type { CatalogAccess } from '../access/CatalogAccess';
import { giveWay } from '../database/giveWay';
import type { RowCache } from '../evaluate/RowCache';
import type { SloBook } from '../evaluate/SloBook';
import type { LedgerStore, VerdictStore } from '../store';
import type { EventReader } from './EventReader';
import { measurePeriod } from './measurePeriod';
import { parsePeriod, quarterOf, type reportQuerySchema } from './reportPeriod';
import { reportPolicy } from './reportPolicy';
import { groupBy } from '../lib/groupBy';

/** Services whose report is made at a time: a quarter of each is read. */
const MOST_SERVICES = 300;

/** What a {@link ReportQuery} works with. */
export interface ReportQueryOptions {
  book: SloBook;
  rows: RowCache;
  access: CatalogAccess;
  ledger: LedgerStore;
  verdicts: VerdictStore;
  events: EventReader;
  now?: () => number;
}

/** What became of promises in a quarter, month or year. */
export class ReportQuery {
  readonly #options: ReportQueryOptions;

  constructor(options: ReportQueryOptions) {
    this.#options = options;
  }

  async get(
    query: z.output<typeof reportQuerySchema>,
    options: { credentials: BackstageCredentials },
  ): Promise<SloReport> {
    const { now = Date.now } = this.#options;
    const period = parsePeriod(query.period ?? quarterOf(now()));
    if (!period || period.from >= now()) {
      throw new InputError("'period' hasn't begun yet.");
    }
    const to = Math.min(period.end, Math.floor(now() / HOUR_MS) * HOUR_MS);
    const all = await this.#visible(options.credentials);
    const owner = query.owner?.toLocaleLowerCase('en-US') ?? null;
    const wanted = all.filter(row => owner === null || row.owner === owner);
    const refs = [...new Set(wanted.map(row => row.entityRef))];
    if (refs.length > MOST_SERVICES) {
      throw new InputError(
        `A report is of ${MOST_SERVICES} services at most, and these are ${refs.length}: choose an owner.`,
      );
    }
    const rows: SloReportRow[] = [];
    for (const row of wanted) {
      rows.push(await this.#row(row, { ...period, to }, options));
      await giveWay();
    }
    const counts = { holds: 0, 'at-risk': 0, broken: 0, unknown: 0 };
    rows.forEach(({ truth }) => {
      counts[truth] += 1;
    });
    return {
      owner,
      ownerTitle: owner && (wanted[0]?.ownerTitle ?? owner),
      period: period.period,
      from: period.from,
      end: period.end,
      to,
      counts,
      rows,
      spend: addUp(rows.flatMap(row => row.spend)),
      policy: await Promise.all(
        refs.map(async entityRef =>
          reportPolicy({
            entityRef,
            entityTitle: this.#options.rows.titleOf(entityRef).entityTitle,
            verdicts: await this.#options.verdicts.list({
              entityRef,
              limit: 1000,
            }),
            from: period.from,
            to,
          }),
        ),
      ),
      owners: ownersOf(all),
    };
  }

  async #visible(credentials: BackstageCredentials): Promise<SloSummary[]> {
    const { rows, access } = this.#options;
    const all = rows.rows();
    const refs = new Set(all.map(row => row.entityRef));
    const visible = await access.visible(refs, credentials);
    return all.filter(row => visible.has(row.entityRef));
  }

  async #row(
    row: SloSummary,
    period: { before: number; from: number; to: number },
    options: { credentials: BackstageCredentials },
  ): Promise<SloReportRow> {
    const { book, ledger, events } = this.#options;
    const { entityRef, name } = row;
    const service = book.get(entityRef);
    const slo = service?.slos.find(candidate => candidate.name === name);
    const budgeting = slo?.budgeting;
    const { from, to } = period;
    const bySlices = budgeting && budgeting.method !== 'occurrences';
    const [history, happened] = await Promise.all([
      ledger.read(row, {
        from: period.before,
        to,
        ...(!bySlices && { fineFrom: to }),
      }),
      events.list({ entityRef, from, to, ...options }),
    ]);
    const counts = new Ledger(history);
    const facts = { objective: row.objective, budgeting, ledger: counts };
    const now = measurePeriod({
      ...facts,
      from,
      to,
      quarantined: row.quarantined,
    });
    const before = measurePeriod({
      ...facts,
      from: period.before,
      to: from,
      quarantined: null,
    });
    const spent = attributeSpend({
      objective: row.objective,
      ledger: spendLedger({ ledger: counts, budgeting }),
      events: happened,
      from,
      to,
    });
    return {
      entityRef,
      entityTitle: row.entityTitle,
      owner: row.owner,
      ownerTitle: row.ownerTitle,
      name,
      description: row.description,
      objective: row.objective,
      ...now,
      before: {
        attainment: before.truth === 'unknown' ? null : before.attainment,
        consumed: before.truth === 'unknown' ? null : before.consumed,
      },
      spend: byCause(spent),
    };
  }
}

function byCause({ lines }: SpendStatement): SpendByCause[] {
  return addUp(lines.filter(({ bad }) => bad > 0));
}

function addUp(lines: SpendByCause[]): SpendByCause[] {
  const sums = new Map<SpendByCause['cause'], number>();
  for (const { cause, bad } of lines) {
    sums.set(cause, (sums.get(cause) ?? 0) + bad);
  }
  return [...sums]
    .map(([cause, bad]) => ({ cause, bad }))
    .sort((a, b) => b.bad - a.bad);
}

function ownersOf(rows: SloSummary[]): SloReport['owners'] {
  const owners = groupBy(
    rows.filter(row => row.owner !== null),
    row => row.owner ?? '',
  );
  return [...owners]
    .map(([value, list]) => ({
      value,
      title: list[0].ownerTitle ?? value,
      count: list.length,
    }))
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}
