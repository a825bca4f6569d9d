import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JSONWebKeySet } from 'jose';
import { AUDIENCE, ISSUER } from './settings.ts';

/** Someone who signs tokens. */
export class Issuer {
  readonly keySet: JSONWebKeySet;
  readonly #key: CryptoKey;
  readonly #keyId: string;

  private constructor(key: CryptoKey, keyId: string, keySet: JSONWebKeySet) {
    this.#key = key;
    this.#keyId = keyId;
    this.keySet = keySet;
  }

  static async create(keyId = 'one'): Promise<Issuer> {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const key = { ...(await exportJWK(publicKey)), kid: keyId, alg: 'ES256' };
    return new Issuer(privateKey, keyId, { keys: [key] });
  }

  /** Sign a token; a claim of undefined is left out. */
  async token(claims: Record<string, unknown> = {}): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({
      iss: ISSUER,
      aud: AUDIENCE,
      sub: 'ann',
      scope: 'sessions:read sessions:write',
      iat: now,
      exp: now + 60,
      ...claims,
    })
      .setProtectedHeader({ alg: 'ES256', kid: this.#keyId })
      .sign(this.#key);
  }
}
