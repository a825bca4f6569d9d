import { isError } from '@backstage/errors';
import { request as httpRequest } from 'undici';
import type { ServerSettings } from '../config';
import { backOff } from './backOff';
import { Connection } from './Connection';
import { Credentials } from './Credentials';
import { Pacer } from './Pacer';
import { BodyTooLarge, readBody } from './readBody';
import { UpstreamError } from './UpstreamError';

const ATTEMPTS = 3;

/** What an upstream said, whatever its status. */
export interface UpstreamAnswer {
  status: number;
  text: string;
  /** The header of that name. */
  retryAfter?: string;
  /** The host that the answer points at instead, if it is a redirect. */
  location?: string;
}

/** A request to an upstream. */
export interface UpstreamRequest {
  /** Below the server's address, such as `/api/v1/query`. */
  path: string;
  /** Sent as a form by POST: queries may be longer than an address. Without it, GET. */
  form?: Record<string, string>;
  signal?: AbortSignal;
  /** Whether an answer means that it is worth trying again in a moment. */
  isBusy(answer: UpstreamAnswer): boolean;
}

/** Errors of sockets have a code, those of signals a name, and several addresses of one host an empty message. */
function describe(thrown: unknown) {
  const error: { name: string; message: string; code?: unknown } = isError(
    thrown,
  )
    ? thrown
    : new Error(String(thrown));
  const { name, message, code } = error;
  return { name, message, code: typeof code === 'string' ? code : '' };
}

/** HTTP to one configured server: authentication, limits, patience. */
export class UpstreamClient {
  readonly settings: ServerSettings;
  readonly #connection: Connection;
  readonly #credentials: Credentials;
  readonly #pacer: Pacer;
  #requests = 0;

  constructor(settings: ServerSettings) {
    this.settings = settings;
    this.#connection = new Connection(settings);
    this.#credentials = new Credentials(settings);
    this.#pacer = new Pacer(settings);
  }

  /** How many requests were sent so far. */
  get requests(): number {
    return this.#requests;
  }

  /**
   * Sends a request, up to three times while the server is busy or can't be reached.
   *
   * @throws UpstreamError; the signal's reason if it was aborted
   */
  async send(request: UpstreamRequest): Promise<UpstreamAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await this.#attempt(request);
      const answer = outcome instanceof UpstreamError ? undefined : outcome;
      if (answer && !request.isBusy(answer)) return answer;
      if (outcome instanceof UpstreamError && outcome.kind !== 'unavailable') {
        throw outcome;
      }
      const now = Date.now();
      const { retryAfter } = answer ?? {};
      if (attempt < ATTEMPTS || retryAfter) {
        this.#pacer.pauseUntil(now + backOff({ attempt, retryAfter, now }));
      }
      if (attempt === ATTEMPTS) {
        throw outcome instanceof UpstreamError ? outcome : this.#busy(outcome);
      }
    }
  }

  async close(): Promise<void> {
    await this.#connection.close();
  }

  async #attempt(
    request: UpstreamRequest,
  ): Promise<UpstreamAnswer | UpstreamError> {
    try {
      return await this.#pacer.run(() => this.#once(request), request.signal);
    } catch (error) {
      request.signal?.throwIfAborted();
      return error instanceof UpstreamError ? error : this.#explain(error);
    }
  }

  async #once({
    path,
    form,
    signal,
  }: UpstreamRequest): Promise<UpstreamAnswer> {
    const { url, timeoutMs, maxResponseBytes } = this.settings;
    const timeout = AbortSignal.timeout(timeoutMs);
    this.#requests += 1;
    const { statusCode, headers, body } = await httpRequest(`${url}${path}`, {
      method: form ? 'POST' : 'GET',
      dispatcher: await this.#connection.agent(),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      headers: {
        Accept: 'application/json',
        ...(form && { 'Content-Type': 'application/x-www-form-urlencoded' }),
        ...(await this.#credentials.headers()),
      },
      ...(form && { body: new URLSearchParams(form).toString() }),
    });
    const header = (name: string) => {
      const value = headers[name];
      return Array.isArray(value) ? value[0] : value;
    };
    return {
      status: statusCode,
      text: await readBody(body, maxResponseBytes),
      retryAfter: header('retry-after'),
      location: header('location'),
    };
  }

  #explain(thrown: unknown): UpstreamError {
    const { name, url, timeoutMs, maxResponseBytes } = this.settings;
    if (thrown instanceof BodyTooLarge) {
      return new UpstreamError({
        kind: 'too-much',
        message: `${name} answered with more than ${Math.round(
          maxResponseBytes / 1024 / 1024,
        )} MiB`,
        fix: `Ask for fewer series, or raise maxResponseMegabytes of ${name}.`,
      });
    }
    const { name: kind, message, code } = describe(thrown);
    if (kind === 'TimeoutError' || /^UND_ERR_(HEAD|BODY)/.test(code)) {
      return new UpstreamError({
        kind: 'too-much',
        slow: true,
        message: `${name} didn't answer within ${timeoutMs / 1000} s`,
        fix: `Ask for less at once, record what the query adds up, or raise timeout of ${name}.`,
      });
    }
    if (/CERT|SSL|TLS|VERIFY|ENOENT|EACCES/.test(code)) {
      return new UpstreamError({
        kind: 'access',
        message: `${name} (${url}) can't be reached safely: ${message}`,
        fix: `Check auth and tls of ${name} in the settings: the files, and who signed which certificate.`,
      });
    }
    return new UpstreamError({
      kind: 'unavailable',
      message: `${name} (${url}) can't be reached: ${message || code}`,
      fix: `Check that ${name} runs and that url is right; what is missing is read when it is back.`,
    });
  }

  #busy({ status, text }: UpstreamAnswer): UpstreamError {
    const { name } = this.settings;
    return new UpstreamError({
      kind: 'unavailable',
      message: `${name} is busy: it answered ${status} ${text.slice(0, 200)}`,
      fix: `Nothing, if it passes. If not, raise the limits of ${name}, or lower maxConcurrency of it.`,
    });
  }
}
