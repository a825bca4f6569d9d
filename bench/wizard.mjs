// From sending the wizard's answers to the new service's page in the catalog, for each golden path.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { freePort } from '../scripts/lib/ports.mjs';
import { runPortal } from './lib/npmStart.mjs';
import { figure } from './lib/table.mjs';

const CATALOG_TIMEOUT_MILLISECONDS = 60_000;
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function signIn(url) {
  const deadline = Date.now() + CATALOG_TIMEOUT_MILLISECONDS;
  for (;;) {
    const response = await fetch(`${url}/api/auth/local-people/refresh`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-requested-with': 'XMLHttpRequest',
      },
      body: JSON.stringify({ person: 'user:default/ada' }),
    });
    if (response.ok) return (await response.json()).backstageIdentity.token;
    // The playground's people are in the catalog some seconds after the start.
    if (Date.now() > deadline) {
      throw new Error(`Sign-in answered ${response.status}`);
    }
    await pause(500);
  }
}

const goldenPaths = () =>
  readdirSync(join(root, 'templates')).filter(name =>
    existsSync(join(root, 'templates', name, 'template.yaml')),
  );

/** Seconds from submit until the catalog has the service; throws if it fails. */
async function createService({ url, token, template, name }) {
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${token}`,
  };
  const started = performance.now();
  const response = await fetch(`${url}/api/scaffolder/v2/tasks`, {
    method: 'POST',
    headers,
    body: JSON.stringify({
      templateRef: `template:default/${template}`,
      values: { name, owner: 'group:default/learning' },
    }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { id } = await response.json();
  while (performance.now() - started < CATALOG_TIMEOUT_MILLISECONDS) {
    const entity = await fetch(
      `${url}/api/catalog/entities/by-name/component/default/${name}`,
      { headers },
    );
    if (entity.ok) return (performance.now() - started) / 1000;
    await pause(100);
  }
  throw new Error(`Task '${id}' didn't bring '${name}' into the catalog`);
}

/** Seconds of `runs` services of each golden path, made through the scaffolder's API. */
export async function wizardFigures({ runs, log }) {
  const port = await freePort();
  const dataDirectory = join(tmpdir(), `causeway-bench-${process.pid}`);
  const portal = await runPortal({ port, dataDirectory });
  try {
    const token = await signIn(portal.url);
    const templates = goldenPaths();
    const seconds = new Map(templates.map(template => [template, []]));
    for (let run = 1; run <= runs; run += 1) {
      for (const template of templates) {
        log(`wizard, ${template}, run ${run} of ${runs}`);
        const name = `${template}-${run}`;
        seconds
          .get(template)
          .push(
            await createService({ url: portal.url, token, template, name }),
          );
      }
    }
    return templates.map(template =>
      figure({
        title: `wizard: submit to visible in the catalog, ${template}`,
        unit: 's',
        ours: seconds.get(template),
        target: { most: 10 },
      }),
    );
  } finally {
    await portal.stop();
    rmSync(dataDirectory, { recursive: true, force: true });
  }
}
