import { UpstreamError } from '../client/UpstreamError';

const SLOW_IN_A_ROW = 3;

/**
 * Ends a read early when asking on is no use: the server is down, doesn't let us in, or runs out of time again and again. The
 * rest of the SLOs then get the same error, without a request each.
 */
export class Circuit {
  #slow = 0;
  #open?: UpstreamError;

  /** Why nothing more is asked; nothing while all is well. */
  get open(): UpstreamError | undefined {
    return this.#open;
  }

  succeeded(): void {
    this.#slow = 0;
  }

  failed(error: UpstreamError): void {
    this.#slow = error.slow ? this.#slow + 1 : 0;
    if (
      error.kind === 'unavailable' ||
      error.kind === 'access' ||
      this.#slow >= SLOW_IN_A_ROW
    ) {
      this.#open = error;
    }
  }
}
