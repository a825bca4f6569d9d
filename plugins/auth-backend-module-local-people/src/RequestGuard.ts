import { Config } from '@backstage/config';
import { InputError, NotAllowedError } from '@backstage/errors';
import { IncomingMessage } from 'node:http';
import { isLoopback } from './isLocalMode';

/** Options of {@link RequestGuard}. */
export interface RequestGuardOptions {
  config: Config;
}

function urlOf(config: Config, key: string): URL | undefined {
  const value = config.getOptionalString(key);
  return value ? new URL(value) : undefined;
}

function corsOrigins(config: Config): string[] {
  const origin = config.getOptional('backend.cors.origin');
  return [origin].flat().filter(o => typeof o === 'string');
}

/**
 * Lets only the portal's own pages ask for a session. There is no password, so
 * this is all that stands between a session and a page of another site that is
 * open in the same browser.
 */
export class RequestGuard {
  static create(options: RequestGuardOptions): RequestGuard {
    const { config } = options;
    const urls = ['app.baseUrl', 'backend.baseUrl']
      .map(key => urlOf(config, key))
      .filter(url => url !== undefined);
    return new RequestGuard(
      new Set([...urls.map(url => url.origin), ...corsOrigins(config)]),
      new Set(urls.map(url => url.hostname)),
    );
  }

  readonly #origins: Set<string>;
  readonly #hosts: Set<string>;

  private constructor(origins: Set<string>, hosts: Set<string>) {
    this.#origins = origins;
    this.#hosts = hosts;
  }

  /**
   * @throws InputError or NotAllowedError if the request can't be from a page
   *   of this portal
   */
  check(request: Pick<IncomingMessage, 'method' | 'headers'>): void {
    const { method, headers } = request;
    if (method !== 'POST') {
      throw new InputError('Sign-in in local mode is a POST request');
    }
    // A form of another site can't set this header without asking first.
    if (headers['x-requested-with'] !== 'XMLHttpRequest') {
      throw new NotAllowedError(
        "Sign-in in local mode needs the header 'X-Requested-With: XMLHttpRequest'",
      );
    }
    if (headers.origin !== undefined && !this.#origins.has(headers.origin)) {
      throw new NotAllowedError(
        'Sign-in in local mode is only for pages of this portal; its address is in app.baseUrl',
      );
    }
    // A name of another site that was pointed at this machine is not ours.
    const host = (headers.host ?? '').replace(/:\d+$/, '');
    if (!isLoopback(host) && !this.#hosts.has(host)) {
      throw new NotAllowedError(
        'Sign-in in local mode is only for this machine and the host in app.baseUrl',
      );
    }
  }
}
