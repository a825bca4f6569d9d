import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { ServerAuth, ServerSettings } from './ServerSettings';

const MEBIBYTE = 1024 * 1024;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;
/** Set by us, or by HTTP itself. */
const OWN_HEADERS =
  /^(authorization|host|connection|content-(length|type)|transfer-encoding|x-scope-orgid)$/i;

/** A duration of a server's settings in milliseconds. */
export function readDuration(
  config: Config,
  key: string,
  fallbackMs: number,
): number {
  return config.has(key)
    ? durationToMilliseconds(readDurationFromConfig(config, { key }))
    : fallbackMs;
}

/** A number above 0 of a server's settings. */
export function readPositive(
  config: Config,
  key: string,
  fallback: number,
): number {
  const value = config.getOptionalNumber(key) ?? fallback;
  if (!(value > 0)) {
    throw new InputError(`'${key}' must be more than 0; it is ${value}.`);
  }
  return value;
}

function readUrl(config: Config, name: string): string {
  const text = config.getString('url');
  const where = `url of '${name}'`;
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    throw new InputError(
      `The ${where} must be an address such as https://prometheus.example:9090.`,
    );
  }
  const url = new URL(text);
  if (url.username || url.password) {
    throw new InputError(
      `The ${where} holds a password; put it into auth: { type: basic, username, password }.`,
    );
  }
  if (url.search || url.hash) {
    throw new InputError(`The ${where} must end with the path.`);
  }
  return `${url.origin}${url.pathname}`
    .replace(/\/+$/, '')
    .replace(/\/api\/v[12]$/, '');
}

function readHeaders(config: Config, name: string): Record<string, string> {
  const headers = config.getOptional<Record<string, unknown>>('headers') ?? {};
  return Object.fromEntries(
    Object.entries(headers).map(([header, value]) => {
      if (OWN_HEADERS.test(header)) {
        throw new InputError(
          `'${name}' can't set the header ${header}; use auth or tenant.`,
        );
      }
      const text = String(value);
      if (!/^[\w!#$%&'*+.^`|~-]+$/.test(header) || /[\r\n\0]/.test(text)) {
        throw new InputError(
          `'${name}' has a header that isn't one: ${header}`,
        );
      }
      return [header, text];
    }),
  );
}

function readAuth(config: Config | undefined, name: string): ServerAuth {
  const type = config?.getOptionalString('type') ?? 'none';
  if (!config || type === 'none') return { type: 'none' };
  switch (type) {
    case 'bearer': {
      const token = config.getOptionalString('token');
      const tokenFile = config.getOptionalString('tokenFile');
      if (token && !tokenFile) return { type, token };
      if (tokenFile && !token) return { type, tokenFile };
      throw new InputError(
        `auth of '${name}' needs either token or tokenFile.`,
      );
    }
    case 'basic':
      return {
        type,
        username: config.getString('username'),
        password: config.getString('password'),
      };
    case 'mtls':
      return {
        type,
        certFile: config.getString('certFile'),
        keyFile: config.getString('keyFile'),
      };
    default:
      throw new InputError(
        `auth of '${name}' is none, bearer, basic or mtls, not '${type}'.`,
      );
  }
}

/**
 * Reads what a Prometheus and an Alertmanager have in common.
 *
 * @throws InputError that names the server and what is wrong
 */
export function readServerSettings(config: Config): ServerSettings {
  const name = config.getString('name');
  if (!NAME.test(name)) {
    throw new InputError(
      `'${name}' can't be the name of a server: up to 63 letters, digits, '-', '_' and '.'.`,
    );
  }
  const auth = readAuth(config.getOptionalConfig('auth'), name);
  const url = readUrl(config, name);
  if (auth.type === 'mtls' && !url.startsWith('https:')) {
    throw new InputError(`'${name}' shows a certificate: its url is https.`);
  }
  return {
    name,
    url,
    headers: readHeaders(config, name),
    auth,
    caFile: config.getOptionalString('tls.caFile'),
    serverName: config.getOptionalString('tls.serverName'),
    tenant: config.getOptionalString('tenant'),
    timeoutMs: readDuration(config, 'timeout', 60_000),
    maxConcurrency: Math.ceil(readPositive(config, 'maxConcurrency', 2)),
    maxResponseBytes: Math.floor(
      readPositive(config, 'maxResponseMegabytes', 32) * MEBIBYTE,
    ),
  };
}
