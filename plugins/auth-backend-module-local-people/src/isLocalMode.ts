import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/**
 * Whether a host name or address is that of the machine itself.
 *
 * @param host - without a port
 */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function listenHost(config: Config): string {
  const listen = config.getOptional('backend.listen');
  if (typeof listen === 'string') {
    const colon = listen.lastIndexOf(':');
    return colon < 0 ? '' : listen.slice(0, colon);
  }
  return config.getOptionalString('backend.listen.host') ?? '';
}

/**
 * Whether this portal runs in local mode, where people sign in without a
 * password. `NODE_ENV` has no say in it: a portal that one person tries out on
 * one machine is a production build too. What counts is who can reach it.
 *
 * @throws InputError if local mode is on while other machines could reach the
 *   backend, because then anyone on the network could be anyone in the portal
 */
export function isLocalMode(config: Config): boolean {
  if (!config.getOptionalBoolean('causeway.localMode')) {
    return false;
  }
  const host = listenHost(config);
  if (!isLoopback(host)) {
    throw new InputError(
      `'causeway.localMode' lets everyone who reaches the portal sign in as anyone, but 'backend.listen' is ${
        host ? `'${host}'` : 'not set, which means every network'
      }. Set 'backend.listen.host: 127.0.0.1', or switch local mode off and configure 'auth.providers'.`,
    );
  }
  return true;
}
