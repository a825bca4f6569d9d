import { STATUS_CODES } from 'node:http';

export interface ProblemOptions {
  /** Makes the type `urn:problem:KIND`, for problems that callers may want to tell apart. */
  kind?: string;
  headers?: Record<string, string>;
  /** More members of the document. */
  extensions?: Record<string, unknown>;
  cause?: unknown;
}

/** An error that is told to the caller, as an RFC 9457 problem document. */
export class Problem extends Error {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly #kind: string | undefined;
  readonly #extensions: Record<string, unknown>;

  constructor(status: number, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = 'Problem';
    this.status = status;
    this.headers = options.headers ?? {};
    this.#kind = options.kind;
    this.#extensions = options.extensions ?? {};
  }

  /** The document, with the request's id so that it can be found in the logs. */
  document(requestId: string): Record<string, unknown> {
    return {
      type: this.#kind ? `urn:problem:${this.#kind}` : 'about:blank',
      title: STATUS_CODES[this.status],
      status: this.status,
      detail: this.message,
      request_id: requestId,
      ...this.#extensions,
    };
  }
}
