import { IncomingMessage, ServerResponse } from 'node:http';
import { Config } from '@backstage/config';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

function ownHosts(config: Config): Set<string> {
  const urls = ['app.baseUrl', 'backend.baseUrl'].flatMap(
    key => config.getOptionalString(key) ?? [],
  );
  return new Set(urls.map(url => new URL(url).hostname.toLowerCase()));
}

/**
 * In local mode whoever reaches the portal is trusted, because only this
 * machine can. A page of another site could still get in through the person's
 * own browser, by pointing its name at 127.0.0.1 once it is loaded (DNS
 * rebinding); its requests then carry that name as their host. So requests for
 * any other host than this machine and the portal's own addresses are refused.
 *
 * @returns a middleware, or `undefined` outside local mode, where everybody
 *   signs in and a proxy decides which names lead here
 */
export function refuseForeignHosts(config: Config) {
  if (!config.getOptionalBoolean('causeway.localMode')) return undefined;
  const own = ownHosts(config);
  return (req: IncomingMessage, res: ServerResponse, next: () => void) => {
    const host = (req.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
    if (LOOPBACK.test(host) || own.has(host)) {
      next();
      return;
    }
    res.writeHead(421, { 'Content-Type': 'text/plain' });
    res.end(
      'This portal runs in local mode and answers only at localhost and at the address in app.baseUrl.\n',
    );
  };
}
