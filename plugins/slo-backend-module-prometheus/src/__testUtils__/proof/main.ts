import { Checks } from './Checks';
import { proveAlerts } from './proveAlerts';
import { proveCounts } from './proveCounts';
import { proveMutualTls } from './proveMutualTls';
import { proveOutage } from './proveOutage';
import { proveRecorded } from './proveRecorded';
import { proveVictoriaMetrics } from './proveVictoriaMetrics';
import { SCENES } from './scenes';
import { World } from './World';

/** Tries the source against a real Prometheus; prints what was proved, and exits with 1 if anything wasn't. */
async function main(): Promise<void> {
  const checks = new Checks();
  if (process.argv.includes('--victoria-metrics')) {
    await proveVictoriaMetrics(checks);
    conclude(checks);
    return;
  }
  const world = await World.create(SCENES);
  try {
    // First: rules look at the present, and the samples end with it.
    await proveAlerts(world, checks);
    const budgets = await proveCounts(world, checks);
    await proveRecorded(world, checks, budgets);
    await proveOutage(world, checks);
    await proveMutualTls(checks);
  } finally {
    await world.end();
  }
  conclude(checks);
}

function conclude(checks: Checks): void {
  checks.summary();
  process.exitCode = checks.failed === 0 ? 0 : 1;
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
