/**
 * Keys and access tokens for local work.
 *
 *     node scripts/dev-token.ts keys             make .dev/jwt.env: the settings that trust the key
 *     node scripts/dev-token.ts token [SUBJECT]  print a token that is good for a day
 *
 * The key stays in .dev/, which Git and the image leave out. No deployed environment trusts it.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, exportPKCS8, generateKeyPair, importPKCS8, SignJWT } from 'jose';

const DIRECTORY = new URL('../.dev/', import.meta.url);
const KEY = new URL('jwt.pem', DIRECTORY);
const SETTINGS = new URL('jwt.env', DIRECTORY);
const KEY_ID = 'local';
const ISSUER = 'https://issuer.localhost/';
const AUDIENCE = 'local';

/** Make a key pair once, and the settings that go with it. */
async function makeKeys(): Promise<void> {
  if (existsSync(SETTINGS)) return;
  mkdirSync(DIRECTORY, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  writeFileSync(KEY, await exportPKCS8(privateKey), { mode: 0o600 });
  const key = { ...(await exportJWK(publicKey)), kid: KEY_ID, alg: 'ES256' };
  const keySet = JSON.stringify({ keys: [key] });
  const lines = [`JWT_ISSUER='${ISSUER}'`, `JWT_AUDIENCE='${AUDIENCE}'`, `JWT_JWKS='${keySet}'`];
  writeFileSync(SETTINGS, `${lines.join('\n')}\n`);
}

/** Sign a token for the subject. */
async function token(subject: string): Promise<string> {
  const key = await importPKCS8(readFileSync(KEY, 'utf8'), 'ES256');
  return new SignJWT({ scope: 'sessions:read sessions:write' })
    .setProtectedHeader({ alg: 'ES256', kid: KEY_ID })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime('1 day')
    .sign(key);
}

const [command, subject = 'me'] = process.argv.slice(2);
if (command !== 'keys' && command !== 'token') {
  process.stderr.write('usage: node scripts/dev-token.ts keys | token [SUBJECT]\n');
  process.exit(2);
}
await makeKeys();
if (command === 'token') process.stdout.write(`${await token(subject)}\n`);
