/**
 * Why an upstream gave no answer.
 *
 * `too-much`: ask for less at once. `query`: the query itself was refused. `partial`: it answered with a part, which counts
 * as nothing. `access`: it doesn't let us in, or isn't what the settings say. `unavailable`: it is down or busy.
 */
export type UpstreamErrorKind =
  | 'too-much'
  | 'query'
  | 'partial'
  | 'access'
  | 'unavailable';

/** No answer from an upstream. Message and fix are shown to people and hold no secrets. */
export class UpstreamError extends Error {
  readonly kind: UpstreamErrorKind;
  /** What somebody can do about it. */
  readonly fix: string;
  /** It ran out of time: the next one may as well. */
  readonly slow: boolean;

  constructor(options: {
    kind: UpstreamErrorKind;
    message: string;
    fix: string;
    slow?: boolean;
  }) {
    super(options.message);
    this.name = 'UpstreamError';
    this.kind = options.kind;
    this.fix = options.fix;
    this.slow = options.slow ?? false;
  }
}
