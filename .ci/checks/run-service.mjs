// run-service.mjs DIR PYTHON PORT: migrates, starts the service as its image does, and uses it as a caller would.
// DATABASE_URL and REDIS_URL name empty servers.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';

const [dir, python, port] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const { name } = parse(
  readFileSync(join(dir, 'deploy/helm/Chart.yaml'), 'utf8'),
);
const values = parse(
  readFileSync(join(dir, 'deploy/helm/values.yaml'), 'utf8'),
);

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});
const base64 = value =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

function token(claims) {
  const now = Math.floor(Date.now() / 1000);
  const head = base64({ alg: 'RS256', kid: 'test', typ: 'JWT' });
  const body = base64({
    iss: values.config.JWT_ISSUER,
    aud: values.config.JWT_AUDIENCE,
    sub: 'caller',
    iat: now,
    exp: now + 300,
    ...claims,
  });
  const signature = createSign('RSA-SHA256')
    .update(`${head}.${body}`)
    .sign(privateKey, 'base64url');
  return `${head}.${body}.${signature}`;
}

// The settings of the chart, with the key set in place of its address.
const {
  JWT_JWKS_URL: _,
  OTEL_EXPORTER_OTLP_ENDPOINT: __,
  ...config
} = values.config;
const env = {
  PATH: process.env.PATH,
  PYTHONPATH: join(dir, 'src'),
  PYTHONDONTWRITEBYTECODE: '1',
  DATABASE_URL: process.env.DATABASE_URL,
  REDIS_URL: process.env.REDIS_URL,
  PORT: port,
  ENVIRONMENT: 'test',
  SERVICE_NAME: name,
  ...config,
  JWT_JWKS: JSON.stringify({
    keys: [
      {
        ...publicKey.export({ format: 'jwk' }),
        kid: 'test',
        alg: 'RS256',
        use: 'sig',
      },
    ],
  }),
};

// Twice: the second time there is nothing to do, and that is no error.
for (const _time of [1, 2]) {
  const migration = spawnSync(python, ['-m', 'app.migrate'], {
    env,
    encoding: 'utf8',
  });
  assert.equal(migration.status, 0, migration.stderr);
}

const service = spawn(python, ['-m', 'app'], {
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
let log = '';
service.stdout.setEncoding('utf8').on('data', text => {
  log += text;
  process.stdout.write(text);
});
const ended = new Promise(resolve =>
  service.on('exit', (code, signal) => resolve(code ?? signal)),
);

async function waitUntilReady() {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const answer = await fetch(`${base}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(200);
  }
  throw new Error('/readyz did not answer 200 within 30 s');
}

async function place(reference, key, authorization) {
  const answer = await fetch(`${base}/v1/orders`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(key ? { 'idempotency-key': key } : {}),
      ...(authorization ? { authorization: `Bearer ${authorization}` } : {}),
    },
    body: JSON.stringify({ reference, quantity: 2 }),
  });
  return { status: answer.status, body: await answer.json() };
}

try {
  await waitUntilReady();
  assert.equal((await fetch(`${base}/healthz`)).status, 200);

  const scope = Object.keys(
    JSON.parse(readFileSync(join(dir, 'openapi.json'), 'utf8')).paths,
  ).includes('/v1/orders')
    ? 'orders:read orders:write'
    : '';
  assert.equal(
    (await place('A-1', 'the-first-key')).status,
    401,
    'without a token',
  );
  const caller = token({ scope });
  const first = await place('A-1', 'the-first-key', caller);
  assert.equal(first.status, 201, JSON.stringify(first.body));
  assert.deepEqual(
    await place('A-1', 'the-first-key', caller),
    first,
    'a retry',
  );
  const other = await place('A-2', 'the-first-key', caller);
  assert.ok(
    other.status >= 400 && other.status < 500,
    'another request with the same key',
  );
  const list = await fetch(`${base}/v1/orders`, {
    headers: { authorization: `Bearer ${caller}` },
  });
  assert.equal(
    (await list.json()).items.length,
    1,
    'one order, though it was sent twice',
  );

  const metrics = await (await fetch(`${base}/metrics`)).text();
  const { slos } = parse(readFileSync(join(dir, `slos/${name}.yaml`), 'utf8'));
  const [, le] = JSON.stringify(slos).match(/le=\\"([^"\\]+)\\"/);
  assert.match(
    metrics,
    new RegExp(`http_requests_total\\{[^}]*service="${name}"`),
  );
  assert.ok(
    metrics.includes(`le="${le}"`),
    `no bucket le="${le}", which the SLO counts by`,
  );
  for (const metric of [
    'db_pool_connections',
    'db_pool_max_connections',
    'circuit_breaker_state',
    'rate_limit_decisions_total',
  ]) {
    assert.ok(
      metrics.includes(`\n${metric}{`),
      `no metric ${metric}, which an alert uses`,
    );
  }
} finally {
  service.kill('SIGTERM');
}
const code = await Promise.race([
  ended,
  sleep(30_000, 'still running 30 s after SIGTERM', { ref: false }),
]);
// uvicorn raises the signal again once it has ended in good order.
assert.ok(code === 0 || code === 'SIGTERM', `ended with ${code}`);
assert.ok(
  log.includes('shutdown complete'),
  'stopped without ending in good order',
);
console.log('migrated, answered, stopped');
