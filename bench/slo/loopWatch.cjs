const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setTimeout: sleep } = require('node:timers/promises');

const RESOLUTION_MS = 1;

function cpuMs() {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * Measures how long the event loop is held up while work is done: requests that come in meanwhile wait for as long.
 *
 * @returns what the work came to, the longest pause by the clock, and the most of its own CPU time that the thread used between
 * two turns of the loop, which doesn't count what other programs of a busy machine took
 */
async function loopWatch(work) {
  await sleep(20);
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  let [before, longestCpuMs] = [cpuMs(), 0];
  const look = () => {
    const now = cpuMs();
    longestCpuMs = Math.max(longestCpuMs, now - before);
    before = now;
  };
  const timer = setInterval(look, RESOLUTION_MS);
  try {
    const result = await work();
    // The last pause is seen by the timers that come after it.
    await sleep(5 * RESOLUTION_MS);
    return { result, pause: { cpuMs: longestCpuMs, ms: histogram.max / 1e6 } };
  } finally {
    clearInterval(timer);
    histogram.disable();
  }
}

module.exports = { loopWatch };
