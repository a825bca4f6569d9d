import { nodeTransform, root } from '../../scripts/lib/paths.mjs';
import { portalProcess } from '../../scripts/lib/portal.mjs';

const STOCK_PORT = 7107;

/** Ours, as `npm start` runs it; and stock, as its Dockerfile runs it. */
export function contestants({
  toolchain,
  stockBundle,
  port,
  playground,
  dataDirectory,
}) {
  const { node, env } = toolchain;
  const url = `http://localhost:${port}`;
  const portal = portalProcess([
    'app-config.yaml',
    'app-config.playground.yaml',
  ]);
  const ours = {
    name: 'ours',
    url,
    server: {
      command: node,
      args: [
        ...portal.nodeOptions,
        '--require',
        nodeTransform,
        portal.script,
        ...portal.args,
      ],
      cwd: portal.cwd,
      env: {
        ...env,
        NODE_ENV: 'production',
        CAUSEWAY_PORT: String(port),
        CAUSEWAY_PORTAL_URL: url,
        CAUSEWAY_DATA_DIRECTORY: dataDirectory,
        CAUSEWAY_PLAYGROUND_PORT: String(playground.port),
        CAUSEWAY_PLAYGROUND_TOKEN: playground.token,
      },
      url,
    },
    catalog: { path: '/catalog', ready: 'main table tbody tr a[href]' },
    entity: {
      path: '/catalog/default/component/learning-orchestrator',
      ready: 'section[aria-labelledby="about-title"] a[href]',
    },
    signIn: async page => {
      await page.goto(url);
      await page.getByRole('button', { name: /Ada Reyes/ }).click();
      await page.getByRole('navigation').first().waitFor();
    },
  };
  const stockUrl = `http://localhost:${STOCK_PORT}`;
  const stock = {
    name: 'stock',
    url: stockUrl,
    server: {
      command: node,
      args: ['packages/backend', '--config', 'app-config.yaml'],
      cwd: stockBundle,
      env: { ...env, NODE_ENV: 'production' },
      url: stockUrl,
    },
    // Its guest owns nothing, so 'Owned', its first view, stays empty.
    catalog: {
      path: '/?filters%5Buser%5D=all',
      ready: 'table tbody tr a[href]',
    },
    entity: {
      path: '/catalog/default/component/example-website',
      ready: 'h1',
    },
    signIn: async page => {
      await page.goto(stockUrl);
      await page.getByRole('button', { name: /enter/i }).click();
      await page.getByRole('heading').first().waitFor();
    },
  };
  return [ours, stock];
}
