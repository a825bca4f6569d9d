import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Calls a service as its callers do, with tokens of a key made for this run. */
export class TestCaller {
  readonly #keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  readonly #base: string;

  /** @param base - address of the service */
  constructor(base: string) {
    this.#base = base;
  }

  /** The public key, as a JSON Web Key Set. */
  get keySet(): string {
    const key = this.#keys.publicKey.export({ format: 'jwk' });
    return JSON.stringify({
      keys: [{ ...key, kid: 'test', alg: 'RS256', use: 'sig' }],
    });
  }

  /** A signed token that is good for five minutes. */
  token(claims: object): string {
    const now = Math.floor(Date.now() / 1000);
    const text = `${encode({ alg: 'RS256', kid: 'test', typ: 'JWT' })}.${encode(
      { sub: 'caller', iat: now, exp: now + 300, ...claims },
    )}`;
    const signature = createSign('RSA-SHA256')
      .update(text)
      .sign(this.#keys.privateKey, 'base64url');
    return `${text}.${signature}`;
  }

  /** Calls one operation and gives the status; names in the path stand for things that aren't there. */
  async call(
    method: string,
    path: string,
    options: { token?: string } = {},
  ): Promise<number> {
    const response = await fetch(
      `${this.#base}${path.replace(/\{[^}]+\}/g, () => randomUUID())}`,
      {
        method: method.toUpperCase(),
        headers: {
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          ...(options.token && { authorization: `Bearer ${options.token}` }),
        },
        body: ['get', 'head'].includes(method) ? undefined : '{}',
        signal: AbortSignal.timeout(30_000),
      },
    );
    await response.arrayBuffer();
    return response.status;
  }

  /** The text of a page without a token. */
  async text(path: string): Promise<string> {
    const response = await fetch(`${this.#base}${path}`);
    return response.text();
  }
}
