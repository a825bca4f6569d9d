import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { loadClusters } from './company/loadClusters';
import { createClusterRouters } from './kubernetes/createClusterRouters';
import { systemClock, type Clock } from './lib/Clock';
import { Seed } from './lib/Seed';
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
  const app = express();
  app.disable('x-powered-by');
  app.use(
    createClusterRouters({
      clusters: await loadClusters(),
      clock,
      seed: new Seed(options.seed ?? 'quizmentor'),
      token,
    }),
  );
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, host, resolve);
  });
  const { port, address, family } = server.address() as AddressInfo;
  const abort = new AbortController();
  const published = publishCompany({
    portalUrl,
    token,
    clock,
    signal: abort.signal,
    log: options.log ?? (() => {}),
  });
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    published,
    async stop() {
      abort.abort();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
