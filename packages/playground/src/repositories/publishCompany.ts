import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../lib/Clock';
import { GitHost } from './GitHost';
import { loadRepositories } from './loadRepositories';
import { peopleOf } from './people';
import { publishRepository } from './publishRepository';

const ASK_EVERY_MS = 500;

/**
 * Waits until the portal answers, then brings all repositories to its Git
 * host. The one that says who and what the company is comes first, so that
 * owners exist before what they own.
 *
 * @returns when the company first came to this host, in milliseconds
 */
export async function publishCompany(options: {
  portalUrl: string;
  token: string;
  clock: Clock;
  signal: AbortSignal;
  log: (line: string) => void;
}): Promise<number> {
  const { portalUrl, token, clock, signal, log } = options;
  const repositories = await loadRepositories();
  const people = peopleOf(repositories);
  const host = new GitHost({ portalUrl, token });
  while (!signal.aborted && !(await host.isReady())) {
    await setTimeout(ASK_EVERY_MS);
  }
  const nowMs = clock.now();
  const isCompany = (name: string) => (name === 'company' ? 0 : 1);
  const sorted = [...repositories].sort(
    (a, b) => isCompany(a.spec.name) - isCompany(b.spec.name),
  );
  for (const repository of sorted) {
    if (signal.aborted) {
      return nowMs;
    }
    const { owner, name } = repository.spec;
    const done = await publishRepository({ repository, people, host, nowMs });
    log(`repository ${owner}/${name}: ${done}`);
  }
  const first = await host.find(sorted[0].spec);
  return first ? Date.parse(first.createdAt) : nowMs;
}
