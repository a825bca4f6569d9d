import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const CLOCK_TICKS_A_SECOND = 100;
const READY_TIMEOUT_MILLISECONDS = 120_000;
const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

/** CPU seconds and resident MiB of a process so far, from Linux's /proc. */
function usageOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  const resident = /VmRSS:\s+(\d+) kB/.exec(
    readFileSync(`/proc/${pid}/status`, 'utf8'),
  );
  return {
    cpuSeconds:
      (Number(fields[11]) + Number(fields[12])) / CLOCK_TICKS_A_SECOND,
    residentMiB: Number(resident[1]) / 1024,
  };
}

/**
 * Starts a server and waits until it says that it is ready.
 * `startMs`: spawn to ready; `startCpuSeconds`: CPU used until then;
 * `residentMiB`: memory ten seconds later, when start-up work is over.
 */
export async function startServer({
  command,
  args,
  cwd,
  env,
  url,
  settleMs = 10_000,
}) {
  const started = performance.now();
  const child = spawn(command, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      output = (output + chunk).slice(-4_000);
    });
  }
  const ready = async () => {
    try {
      return (await fetch(`${url}/.backstage/health/v1/readiness`)).ok;
    } catch {
      return false;
    }
  };
  while (!(await ready())) {
    if (child.exitCode !== null) throw new Error(`It ended:\n${output}`);
    if (performance.now() - started > READY_TIMEOUT_MILLISECONDS) {
      child.kill('SIGKILL');
      throw new Error(`Not ready in time:\n${output}`);
    }
    await pause(25);
  }
  const startMs = performance.now() - started;
  const startCpuSeconds = usageOf(child.pid).cpuSeconds;
  await pause(settleMs);
  return {
    startMs,
    startCpuSeconds,
    residentMiB: usageOf(child.pid).residentMiB,
    stop: () =>
      new Promise(resolve => {
        child.once('exit', resolve);
        child.kill('SIGTERM');
        setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
      }),
  };
}
