import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PrometheusClient } from '../../client/PrometheusClient';
import { settingsOf } from '../settingsOf';
import type { Checks } from './Checks';
import { PrometheusServer } from './PrometheusServer';

const run = promisify(execFile);

/** Makes a key and a certificate; signed by `ca`, or by itself. */
async function certificate(
  directory: string,
  name: string,
  ca?: string,
): Promise<void> {
  const file = (kind: string) => join(directory, `${name}.${kind}`);
  await run('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt'],
    ...['ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1'],
    ...['-keyout', file('key'), '-out', file('crt')],
    ...(ca
      ? [
          ...['-CA', join(directory, `${ca}.crt`)],
          ...['-CAkey', join(directory, `${ca}.key`)],
          ...['-addext', 'basicConstraints=critical,CA:FALSE'],
        ]
      : []),
  ]);
}

/** A Prometheus that asks for a certificate gets ours, and one that we don't trust gets nothing. */
export async function proveMutualTls(checks: Checks): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'slo-tls-'));
  const path = (name: string) => join(directory, name);
  await certificate(directory, 'ca');
  await certificate(directory, 'server', 'ca');
  await certificate(directory, 'portal', 'ca');
  await writeFile(
    path('web.yaml'),
    JSON.stringify({
      tls_server_config: {
        cert_file: path('server.crt'),
        key_file: path('server.key'),
        client_auth_type: 'RequireAndVerifyClientCert',
        client_ca_file: path('ca.crt'),
      },
    }),
  );
  const prometheus = await PrometheusServer.create({
    directory,
    webConfig: path('web.yaml'),
  });
  const ask = async (changes: Parameters<typeof settingsOf>[1]) => {
    const client = new PrometheusClient(
      settingsOf(prometheus.url.replace('http:', 'https:'), changes),
    );
    const said = await client
      .query({ query: 'vector(1)', at: Date.now() })
      .then(
        ([series]) => `answered ${series.points[0][1]}`,
        error => `${error.kind}: ${error.message}`,
      );
    await client.close();
    return said;
  };
  const auth = {
    type: 'mtls' as const,
    certFile: path('portal.crt'),
    keyFile: path('portal.key'),
  };
  try {
    await prometheus.start('data');
    const [known, anonymous, untrusted] = [
      await ask({ caFile: path('ca.crt'), auth }),
      await ask({ caFile: path('ca.crt') }),
      await ask({ auth }),
    ];
    checks.check(known === 'answered 1', 'with a certificate', known);
    checks.check(
      !anonymous.startsWith('answered'),
      'without a certificate',
      anonymous,
    );
    checks.check(
      untrusted.startsWith('access'),
      'a server that nobody vouches for',
      untrusted,
    );
  } finally {
    await prometheus.stop('SIGKILL');
    await rm(directory, { recursive: true, force: true });
  }
}
