import { readEnvironment } from './environment';
import { fixedClock } from './lib/Clock';
import { startPlayground } from './startPlayground';

function log(line: string) {
  process.stdout.write(`playground: ${line}\n`);
}

function fail(error: unknown) {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`playground: ${reason}\n`);
  process.exitCode = 1;
}

async function main() {
  const { time, ...environment } = readEnvironment(process.env);
  const playground = await startPlayground({
    ...environment,
    ...(time && { clock: fixedClock(time) }),
    log,
  });
  log(`clusters at ${playground.url}`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => playground.stop().catch(fail));
  }
  // Without repositories the clusters are still worth looking at.
  await playground.published.catch(fail);
}

main().catch(fail);
