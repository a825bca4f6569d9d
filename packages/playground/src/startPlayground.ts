import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { loadClusters } from './company/loadClusters';
import { createClusterRouters } from './kubernetes/createClusterRouters';
import { systemClock, type Clock } from './lib/Clock';
import { Seed } from './lib/Seed';
import { createAlertmanagerRouter } from './promises/createAlertmanagerRouter';
import { firingAlerts } from './promises/firingAlerts';
import { loadStory } from './promises/loadStory';
import { PortalSlos } from './promises/PortalSlos';
import { PromiseReporter } from './promises/PromiseReporter';
import { publishCompany } from './repositories/publishCompany';

/** What the playground is started with. */
export interface PlaygroundOptions {
  /** 0 takes any free one. */
  port: number;
  /** Only an address of this machine is taken. */
  host?: string;
  /** The portal whose Git host gets the repositories. */
  portalUrl: string;
  /** What portal and playground show each other. */
  token: string;
  /** The same seed and clock make the same company. */
  seed?: string;
  clock?: Clock;
  log?: (line: string) => void;
}

/** A playground that runs. */
export interface Playground {
  /** Where it answers. */
  url: string;
  /** Settled when the repositories are at the Git host. */
  published: Promise<void>;
  stop(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

/** Starts the simulated company. */
export async function startPlayground(
  options: PlaygroundOptions,
): Promise<Playground> {
  const { portalUrl, token, host = '127.0.0.1', clock = systemClock } = options;
  if (!LOOPBACK.includes(host)) {
    throw new Error(
      `The playground listens on this machine only, not on '${host}'; use 127.0.0.1`,
    );
  }
  const { log = () => {} } = options;
  const seed = new Seed(options.seed ?? 'quizmentor');
  const story = await loadStory();
  // What happened counts back from the first start, which the Git host remembers.
  let anchorMs = clock.now();
  const app = express();
  app.disable('x-powered-by');
  app.use(
    createClusterRouters({
      clusters: await loadClusters(),
      clock,
      seed,
      token,
    }),
  );
  app.use(
    '/alertmanager',
    createAlertmanagerRouter({
      token,
      alerts: () => firingAlerts({ story, anchorMs, nowMs: clock.now() }),
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const abort = new AbortController();
  const { signal } = abort;
  const published = publishCompany({ portalUrl, token, clock, signal, log });
  published
    .then(firstMs => {
      // A clock that stands still tells its story as of its own time.
      if (clock === systemClock) anchorMs = firstMs;
    })
    .catch(() => {})
    .then(() =>
      new PromiseReporter({
        story,
        seed,
        clock,
        anchorMs,
        portal: new PortalSlos({ portalUrl, token, signal }),
        signal,
        log,
      }).run(),
    );
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    published: published.then(() => {}),
    async stop() {
      abort.abort();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
