import type { FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  PolicyDryRun,
  ServiceFeasibility,
  ServiceSlos,
  SloBoard,
  SloProblems,
  SloProposals,
  SloRehearsal,
  SloReport,
  SloTimeline,
  SloWaiver,
  SpendStatement,
  SystemSlos,
  VerdictDetail,
} from '@causeway/plugin-slo-common';
import type { SloApi, SloOfEntity } from './SloApi';
import type {
  BoardQuery,
  RehearsalFile,
  RehearsalRequest,
  TimeRange,
  WaiverRequest,
} from './types';

const BASE_URL = 'plugin://slo/v1';

type Value = string | number | boolean | undefined;

function queryString(query: Record<string, Value | string[]>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== '' && one !== false) {
        params.append(name, String(one));
      }
    }
  }
  return params.size ? `?${params}` : '';
}

const servicePath = (entityRef: string) =>
  `/services/${encodeURIComponent(entityRef)}`;

const sloPath = ({ entityRef, slo }: SloOfEntity) =>
  `${servicePath(entityRef)}/slos/${encodeURIComponent(slo)}`;

/** Talks to the SLO backend. */
export class SloClient implements SloApi {
  readonly #fetchApi: FetchApi;

  constructor(options: { fetchApi: FetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  getBoard(query: BoardQuery) {
    return this.#get<SloBoard>(`/slos${queryString({ ...query })}`);
  }

  async getBoardCsv(query: BoardQuery) {
    const response = await this.#send(`/slos.csv${queryString({ ...query })}`);
    return response.blob();
  }

  getProblems(query: { mine?: boolean }) {
    return this.#get<SloProblems>(`/problems${queryString(query)}`);
  }

  getService(entityRef: string) {
    return this.#get<ServiceSlos>(servicePath(entityRef));
  }

  refreshService(entityRef: string) {
    return this.#post<ServiceSlos>(`${servicePath(entityRef)}/refresh`, {});
  }

  getTimeline(slo: SloOfEntity, query: TimeRange & { points?: number }) {
    return this.#get<SloTimeline>(
      `${sloPath(slo)}/timeline${queryString({ ...query })}`,
    );
  }

  getSpend(slo: SloOfEntity, query: TimeRange) {
    return this.#get<SpendStatement>(
      `${sloPath(slo)}/spend${queryString({ ...query })}`,
    );
  }

  getFeasibility(entityRef: string) {
    return this.#get<ServiceFeasibility>(
      `${servicePath(entityRef)}/feasibility`,
    );
  }

  getSystem(entityRef: string, query: { kind?: SystemSlos['kind'] }) {
    return this.#get<SystemSlos>(
      `/systems/${encodeURIComponent(entityRef)}${queryString(query)}`,
    );
  }

  async getRules(entityRef: string) {
    const response = await this.#send(`${servicePath(entityRef)}/rules`);
    return response.blob();
  }

  getFile(entityRef: string, path: string) {
    return this.#get<RehearsalFile>(
      `${servicePath(entityRef)}/files${queryString({ path })}`,
    );
  }

  getVerdict(entityRef: string, id: string) {
    return this.#get<VerdictDetail>(
      `${servicePath(entityRef)}/verdicts/${encodeURIComponent(id)}`,
    );
  }

  grantWaiver(entityRef: string, request: WaiverRequest) {
    return this.#post<SloWaiver>(`${servicePath(entityRef)}/waivers`, request);
  }

  async endWaiver(entityRef: string, id: string) {
    const path = `${servicePath(entityRef)}/waivers/${encodeURIComponent(id)}`;
    await this.#send(path, { method: 'DELETE' });
  }

  dryRunPolicy(entityRef: string, { from, to }: TimeRange) {
    return this.#post<PolicyDryRun>(
      `${servicePath(entityRef)}/policy/dry-run`,
      { from, to },
    );
  }

  rehearse(request: RehearsalRequest) {
    return this.#post<SloRehearsal>('/rehearsals', request);
  }

  getOpenProposals() {
    return this.#get<SloProposals>('/rehearsals/proposals');
  }

  getReport(query: { owner?: string; period: string }) {
    return this.#get<SloReport>(`/report${queryString(query)}`);
  }

  async #get<T>(path: string): Promise<T> {
    const response = await this.#send(path);
    return response.json();
  }

  async #post<T>(path: string, body: object): Promise<T> {
    const response = await this.#send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.json();
  }

  async #send(path: string, init?: RequestInit): Promise<Response> {
    const response = await this.#fetchApi.fetch(`${BASE_URL}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
