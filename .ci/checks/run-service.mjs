// run-service.mjs DIR PYTHON PORT OBJECTS: migrates, starts the service as its image and chart do, and calls every operation
// of its openapi.json. OBJECTS is the rendered chart; DATABASE_URL and REDIS_URL name empty servers.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, parseAllDocuments } from 'yaml';

const [dir, python, port, chart] = process.argv.slice(2);
const base = `http://127.0.0.1:${port}`;
const read = file => readFileSync(join(dir, file), 'utf8');
const { name } = parse(read('deploy/helm/Chart.yaml'));
const objects = parseAllDocuments(readFileSync(chart, 'utf8'))
  .map(document => document.toJS())
  .filter(Boolean);
const config = Object.assign(
  {},
  ...objects
    .filter(object => object.kind === 'ConfigMap')
    .map(object => object.data)
    .filter(data => 'JWT_ISSUER' in data),
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
    iss: config.JWT_ISSUER,
    aud: config.JWT_AUDIENCE,
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
  ...settings
} = config;
const env = {
  PATH: `${dirname(python)}:${process.env.PATH}`,
  HOME: process.env.HOME,
  PYTHONPATH: join(dir, 'src'),
  PYTHONDONTWRITEBYTECODE: '1',
  ENVIRONMENT: 'test',
  SERVICE_NAME: name,
  ...settings,
  DATABASE_URL: process.env.DATABASE_URL,
  REDIS_URL: process.env.REDIS_URL,
  PORT: port,
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

function imageCommand() {
  const said = instruction =>
    JSON.parse(
      [
        ...read('Dockerfile').matchAll(
          new RegExp(`^${instruction} (\\[.*\\])$`, 'gm'),
        ),
      ].at(-1)?.[1] ?? '[]',
    );
  return [...said('ENTRYPOINT'), ...said('CMD')];
}

// Twice: the second time there is nothing to do, and that is no error.
for (const job of objects.filter(object => object.kind === 'Job')) {
  const [{ command }] = job.spec.template.spec.containers;
  for (const _time of [1, 2]) {
    const migration = spawnSync(command[0], command.slice(1), {
      env,
      cwd: dir,
      encoding: 'utf8',
    });
    assert.equal(
      migration.status,
      0,
      `${command.join(' ')}: ${migration.error ?? ''}${migration.stdout}${
        migration.stderr
      }`,
    );
  }
}

const [program, ...args] = imageCommand();
const service = spawn(program, args, {
  env,
  cwd: dir,
  stdio: ['ignore', 'inherit', 'inherit'],
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

// Scopes are named in the code only: a token with every word that looks like one.
const scopes = source =>
  [...new Set(source.match(/\b[a-z]+:[a-z]+\b/g) ?? [])].join(' ');

async function call(method, path, authorization) {
  const answer = await fetch(
    `${base}${path.replace(/\{[^}]+\}/g, () => randomUUID())}`,
    {
      method: method.toUpperCase(),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...(authorization && { authorization: `Bearer ${authorization}` }),
      },
      body: method === 'get' ? undefined : '{}',
    },
  );
  await answer.text();
  return answer.status;
}

try {
  await waitUntilReady();
  assert.equal((await fetch(`${base}/healthz`)).status, 200);
  const api = JSON.parse(read('openapi.json'));
  const caller = token({ scope: scopes(read('openapi.json')) });
  let operations = 0;
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const [
      method,
      { security = api.security, responses },
    ] of Object.entries(methods)) {
      operations += 1;
      const what = `${method} ${path}`;
      if (security?.length > 0) {
        assert.equal(await call(method, path), 401, `${what} without a token`);
      }
      const status = await call(method, path, caller);
      assert.ok(status < 500 && status !== 401, `${what}: ${status}`);
      assert.ok(
        `${status}` in responses || 'default' in responses,
        `${what}: answered ${status}, which openapi.json does not name`,
      );
    }
  }
  assert.ok(operations > 0, 'openapi.json has no operation');

  const metrics = await (await fetch(`${base}/metrics`)).text();
  const { slos } = parse(read(`slos/${name}.yaml`));
  const le = JSON.stringify(slos).match(/le=\\"([^"\\]+)\\"/)?.[1];
  assert.match(
    metrics,
    new RegExp(`http_requests_total\\{[^}]*service="${name}"`),
  );
  assert.ok(
    metrics.includes(`le="${le}"`),
    `no bucket le="${le}", which the SLO counts by`,
  );
} finally {
  service.kill('SIGTERM');
}
const code = await Promise.race([
  ended,
  sleep(30_000, 'still running 30 s after SIGTERM', { ref: false }),
]);
// uvicorn raises the signal again once it has ended in good order.
assert.ok(code === 0 || code === 'SIGTERM', `ended with ${code}`);
console.log('migrated, answered, stopped');
