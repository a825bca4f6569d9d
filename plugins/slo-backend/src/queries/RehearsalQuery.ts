import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  BUCKET_MS,
  DAY_MS,
  HOUR_MS,
  Ledger,
  rehearsalSteps,
  type Finding,
  type KnownIncident,
  type Rehearsal,
  type RehearsedSlo,
  type RehearsedVersion,
  type Slo,
  type SloFile,
  type SloRehearsal,
  type SloWindow,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import type { EntityDirectory } from '../access/EntityDirectory';
import { windowStart } from '../evaluate/historyPlan';
import type { JudgedService } from '../evaluate/JudgedService';
import { windowOf } from '../evaluate/windowOf';
import { inTurns } from '../lib/inTurns';
import type { PolicyReader } from '../policy/PolicyReader';
import type { SpecLinter } from '../specs/SpecLinter';
import type { LedgerStore } from '../store';
import { compareSlos, countsTheSame } from './compareSlos';
import type { EventReader } from './EventReader';
import type { ProposalFiles } from './ProposalFiles';
import type { RehearsalRequest } from './rehearsalSchema';
import type { ServiceQuery } from './ServiceQuery';

/** Alerts need buckets of five minutes, which are kept for 35 days. */
const LONGEST_MS = 35 * DAY_MS;
const USUAL_MS = 30 * DAY_MS;
const MOST_SLOS = 100;

interface Stretch {
  from: number;
  to: number;
  incidents: KnownIncident[];
}

/** What a {@link RehearsalQuery} works with. */
export interface RehearsalQueryOptions {
  services: ServiceQuery;
  directory: EntityDirectory;
  policies: PolicyReader;
  ledger: LedgerStore;
  events: EventReader;
  linter: Pick<SpecLinter, 'lint'>;
  proposals: ProposalFiles;
  now?: () => number;
}

/** Back-tests proposed SLO files on the ledger, beside the present ones. */
export class RehearsalQuery {
  readonly #options: RehearsalQueryOptions;

  constructor(options: RehearsalQueryOptions) {
    this.#options = options;
  }

  async run(
    request: RehearsalRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<SloRehearsal> {
    const { services, events } = this.#options;
    const { entityRef } = request;
    const service = await services.find(entityRef, options.credentials);
    const range = this.#range(request);
    const { files, proposal } = await this.#files(service, request, options);
    const { slos, findings } = await this.#options.linter.lint(files, {
      defaultService: parseEntityRef(entityRef).name,
    });
    if (slos.length > MOST_SLOS) {
      throw new InputError(
        `The files have ${slos.length} SLOs; ${MOST_SLOS} can be rehearsed at a time.`,
      );
    }
    const happened = await events.list({ entityRef, ...range, ...options });
    const stretch: Stretch = {
      ...range,
      incidents: happened
        .filter(({ cause }) => cause === 'incident')
        .map(({ id, from, to }) => ({ id, from, to: to ?? range.to })),
    };
    const rehearsed: RehearsedSlo[] = [];
    for (const { proposed, present } of pair(slos, service.slos, files)) {
      rehearsed.push(
        await this.#rehearse({ service, proposed, present, findings, stretch }),
      );
    }
    return {
      entityRef,
      ...range,
      slos: rehearsed,
      problems: findings
        .filter(finding => !finding.slo && finding.severity === 'error')
        .map(({ file, line, message, fix }) => ({
          about: 'files',
          message,
          fix,
          file,
          line,
          since: null,
        })),
      proposal,
    };
  }

  async #files(
    service: JudgedService,
    request: RehearsalRequest,
    options: { credentials: BackstageCredentials },
  ): Promise<{ files: SloFile[]; proposal: SloRehearsal['proposal'] }> {
    if (!request.proposal) {
      const files = (request.files ?? []).map(({ path, content }) => ({
        file: path,
        content,
      }));
      return { files, proposal: null };
    }
    const { directory, proposals } = this.#options;
    return proposals.read({
      service,
      info: directory.get(service.entityRef),
      ...request.proposal,
      ...options,
    });
  }

  async #rehearse(options: {
    service: JudgedService;
    proposed: Slo | undefined;
    present: StoredSlo | undefined;
    findings: Finding[];
    stretch: Stretch;
  }): Promise<RehearsedSlo> {
    const { service, proposed, present, stretch } = options;
    const policy = service.policy.policy ?? this.#options.policies.fallback;
    const window = (slo: Slo) => windowOf(slo, policy);
    const slo = proposed ?? present;
    if (!slo) {
      throw new Error('An SLO is proposed or present');
    }
    const same =
      proposed !== undefined &&
      present !== undefined &&
      countsTheSame(proposed, present);
    const ledger =
      present && (await this.#ledger(present, slo, window, stretch));
    const version = async (
      of: Slo,
      known: boolean,
    ): Promise<RehearsedVersion> => ({
      objective: of.objective,
      window: window(of),
      rehearsal:
        ledger && known ? await back(of, window(of), ledger, stretch) : null,
    });
    const changes =
      proposed && present ? compareSlos(proposed, present, window) : [];
    return {
      service: slo.service,
      name: slo.name,
      change: changeOf(proposed, present, changes),
      changes,
      proposed: proposed ? await version(proposed, same) : null,
      present: present ? await version(present, true) : null,
      findings: options.findings.filter(
        ({ slo: about }) =>
          about?.service === slo.service && about.name === slo.name,
      ),
      reason: reasonOf(proposed, present, same),
    };
  }

  async #ledger(
    present: StoredSlo,
    slo: Slo,
    window: (slo: Slo) => SloWindow,
    { from, to }: Stretch,
  ): Promise<Ledger> {
    const starts = [present, slo].map(of => windowStart(window(of), from));
    const first = Math.min(...starts, from - 3 * DAY_MS);
    return new Ledger(
      await this.#options.ledger.read(present, {
        from: Math.floor(first / HOUR_MS) * HOUR_MS,
        to,
      }),
    );
  }

  #range(request: RehearsalRequest): { from: number; to: number } {
    const { now = Date.now } = this.#options;
    const latest = Math.floor(now() / BUCKET_MS) * BUCKET_MS;
    const to = Math.min(
      Math.floor((request.to ?? latest) / BUCKET_MS) * BUCKET_MS,
      latest,
    );
    const from =
      Math.floor((request.from ?? to - USUAL_MS) / BUCKET_MS) * BUCKET_MS;
    if (!(from < to) || to - from > LONGEST_MS) {
      throw new InputError(
        "'from' has to be before 'to', 35 days at most: for so long the ledger keeps every five minutes.",
      );
    }
    return { from, to };
  }
}

async function back(
  slo: Slo,
  window: SloWindow,
  ledger: Ledger,
  stretch: Stretch,
): Promise<Rehearsal | null> {
  if (!(slo.objective > 0 && slo.objective < 1)) {
    return null;
  }
  const { objective, budgeting } = slo;
  return inTurns(
    rehearsalSteps({ objective, budgeting, window, ledger, ...stretch }),
  );
}

/** Each SLO of the files with the present one of its name; and those whose file was sent without them. */
function pair(
  proposed: readonly Slo[],
  present: readonly StoredSlo[],
  files: readonly SloFile[],
): { proposed: Slo | undefined; present: StoredSlo | undefined }[] {
  const sent = new Set(files.map(({ file }) => file));
  const names = new Set(proposed.map(({ name }) => name));
  return [
    ...proposed.map(slo => ({
      proposed: slo,
      present: present.find(({ name }) => name === slo.name),
    })),
    ...present
      .filter(slo => sent.has(slo.source.file) && !names.has(slo.name))
      .map(slo => ({ proposed: undefined, present: slo })),
  ];
}

function changeOf(
  proposed: Slo | undefined,
  present: StoredSlo | undefined,
  changes: string[],
): RehearsedSlo['change'] {
  if (!present) {
    return 'added';
  }
  if (!proposed) {
    return 'removed';
  }
  return changes.length > 0 ? 'changed' : 'same';
}

function reasonOf(
  proposed: Slo | undefined,
  present: StoredSlo | undefined,
  same: boolean,
): string | null {
  if (!proposed || same) {
    return null;
  }
  return present
    ? 'It counts other events than the present SLO: the ledger has none of them yet.'
    : 'It is new: the ledger has no events that it counts yet.';
}
