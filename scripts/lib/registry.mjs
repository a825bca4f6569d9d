import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';

function settingsOf(file) {
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return {};
  }
  const lines = text.split('\n').map(line => line.trim());
  const settings = {};
  for (const line of lines.filter(l => l && !/^[#;]/.test(l))) {
    const at = line.indexOf('=');
    if (at < 0) continue;
    const value = line
      .slice(at + 1)
      .trim()
      .replace(/^"(.*)"$/, '$1');
    settings[line.slice(0, at).trim()] = value.replace(
      /\$\{([^}]+)\}/g,
      (_, name) => process.env[name] ?? '',
    );
  }
  return settings;
}

/**
 * npm's settings for registry, proxy and certificates as Yarn's environment
 * variables: Yarn doesn't read `.npmrc`, and a company's machine often reaches
 * packages only through what is set there.
 */
export function yarnRegistryEnvironment(env = process.env) {
  const files = [
    env.npm_config_userconfig || join(homedir(), '.npmrc'),
    join(root, '.npmrc'),
  ];
  const npmrc = Object.assign({}, ...files.map(settingsOf));
  const setting = name =>
    env[`npm_config_${name.replace(/-/g, '_')}`] ||
    env[`NPM_CONFIG_${name.replace(/-/g, '_').toUpperCase()}`] ||
    npmrc[name];

  const registry = setting('registry');
  const scope = registry?.replace(/^https?:/, '').replace(/\/?$/, '/');
  const ident = npmrc[`${scope}:_auth`];
  const wanted = {
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_HTTP_PROXY: setting('proxy') || env.HTTP_PROXY || env.http_proxy,
    YARN_HTTPS_PROXY:
      setting('https-proxy') ||
      setting('proxy') ||
      env.HTTPS_PROXY ||
      env.https_proxy,
    YARN_HTTPS_CA_FILE_PATH: setting('cafile') || env.NODE_EXTRA_CA_CERTS,
    YARN_ENABLE_STRICT_SSL: setting('strict-ssl') === 'false' ? 'false' : '',
    YARN_UNSAFE_HTTP_WHITELIST: registry?.startsWith('http:')
      ? new URL(registry).hostname
      : '',
    YARN_NPM_AUTH_TOKEN: npmrc[`${scope}:_authToken`],
    YARN_NPM_AUTH_IDENT: ident && Buffer.from(ident, 'base64').toString(),
    YARN_NPM_ALWAYS_AUTH: npmrc[`${scope}:_authToken`] || ident ? 'true' : '',
  };
  return Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]) => value && value !== 'null' && env[name] === undefined,
    ),
  );
}
