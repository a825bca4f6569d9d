import type { ServerSettings } from '../config';
import type { UpstreamAnswer } from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

function targetOf(location: string | undefined, url: string): string {
  if (!location || !URL.canParse(location, url)) return 'elsewhere';
  // Without the query: sign-in pages get secrets there.
  const { origin, pathname } = new URL(location, url);
  return `${origin}${pathname}`.slice(0, 200);
}

/**
 * Refuses answers that say that the address or the credentials aren't right. Redirects are among them: following one would
 * hand the credentials to whoever it names.
 *
 * @throws UpstreamError `access`
 */
export function refuseAccess(
  { status, location }: UpstreamAnswer,
  { name, url }: ServerSettings,
): void {
  if (status >= 300 && status < 400) {
    throw new UpstreamError({
      kind: 'access',
      message: `${name} redirects to ${targetOf(
        location,
        url,
      )}; the portal doesn't take its credentials there`,
      fix: `Set url of ${name} to the address at the end of the redirect, or let the portal in (auth).`,
    });
  }
  if (status === 401 || status === 403) {
    throw new UpstreamError({
      kind: 'access',
      message: `${name} doesn't let the portal in (${status})`,
      fix: `Check auth and tenant of ${name} in the settings.`,
    });
  }
  if (status === 404 || status === 405) {
    throw new UpstreamError({
      kind: 'access',
      message: `${name} has no such API (${status})`,
      fix: `url of ${name} is where its API begins, without /api/v1 or /api/v2.`,
    });
  }
}
