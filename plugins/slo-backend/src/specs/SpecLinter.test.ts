import { setTimeout as sleep } from 'node:timers/promises';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SpecLinter } from './SpecLinter';

jest.setTimeout(120_000);

/** A file of Sloth with so many SLOs. */
function slothFile(index: number, count: number) {
  const slos = Array.from(
    { length: count },
    (_, at) => `  - name: slo-${at}
    objective: 99.9
    sli:
      events:
        error_query: sum(rate(http_requests_total{job="job-${index}",slo="${at}",code=~"5.."}[{{.window}}]))
        total_query: sum(rate(http_requests_total{job="job-${index}",slo="${at}"}[{{.window}}]))
    alerting:
      page_alert: {disable: true}
      ticket_alert: {disable: true}
`,
  );
  return {
    file: `slos/service-${index}.yaml`,
    content: `version: prometheus/v1\nservice: service-${index}\nslos:\n${slos.join(
      '',
    )}`,
  };
}

describe('SpecLinter', () => {
  it('reads large files also in a portal that was started with options of V8', async () => {
    const { execArgv } = process;
    process.execArgv = ['--max-semi-space-size=8', ...execArgv];
    const linter = new SpecLinter();
    try {
      const { slos } = await linter.lint([slothFile(1, 100)], {});
      expect(slos).toHaveLength(100);
    } finally {
      process.execArgv = execArgv;
      await linter.stop();
    }
  });

  it('reads 10,000 SLOs of one repository while everything else goes on', async () => {
    const linter = new SpecLinter();
    const files = Array.from({ length: 20 }, (_, index) =>
      slothFile(index, 500),
    );
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    let ticks = 0;
    const timer = setInterval(() => {
      ticks += 1;
    }, 10);
    const { slos, findings } = await linter.lint(files, {});
    clearInterval(timer);
    delay.disable();
    await linter.stop();
    expect(slos).toHaveLength(10_000);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    // Reading takes seconds; handing the result over takes a fraction of one.
    expect(ticks).toBeGreaterThan(50);
    expect(delay.max / 1e6).toBeLessThan(1_500);
  });

  it('gives the same for files that it reads here and in a thread', async () => {
    const linter = new SpecLinter();
    const small = slothFile(0, 3);
    const large = {
      ...small,
      content: `${small.content}${'# more\n'.repeat(4_000)}`,
    };
    const here = await linter.lint([small], {});
    const there = await linter.lint([large], {});
    await linter.stop();
    expect(there).toEqual(here);
    expect(here.slos).toHaveLength(3);
  });

  it('gives up files that take too long, and reads the next ones', async () => {
    const linter = new SpecLinter({ timeoutMs: 30 });
    const files = Array.from({ length: 10 }, (_, index) =>
      slothFile(index, 500),
    );
    await expect(linter.lint(files, {})).rejects.toThrow(
      'not read within 0.03 seconds',
    );
    const patient = new SpecLinter({ idleMs: 10 });
    expect((await patient.lint([slothFile(0, 200)], {})).slos).toHaveLength(
      200,
    );
    // Its thread has ended meanwhile.
    await sleep(200);
    expect((await patient.lint([slothFile(1, 200)], {})).slos).toHaveLength(
      200,
    );
    await patient.stop();
  });
});
