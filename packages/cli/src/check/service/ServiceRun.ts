import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { CheckContext, Found } from '../Checker';
import type { Render } from '../Render';
import { chartName } from '../renderChart';
import { BackgroundProcess } from './BackgroundProcess';
import { isNode, nodeCopy, pythonBin } from './environments';
import { localStandIns } from './localStandIns';
import { freePort } from './freePort';
import type { Stores } from './Servers';
import { TestCaller } from './TestCaller';
import { imageCommand, readWorkloads, Workload, Workloads } from './Workloads';

const READY_SECONDS = 60;
const STOP_SECONDS = 40;

const openApi = z.object({
  security: z.array(z.unknown()).optional(),
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        security: z.array(z.unknown()).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
});

/** Settings of the chart that name what isn't here: the key set is given itself, traces go nowhere. */
const NOT_HERE = ['JWT_JWKS_URL', 'OTEL_EXPORTER_OTLP_ENDPOINT'];

/** The bucket of the latency's histogram that the service's SLO counts by, if it has one. */
export function latencyBucket(render: Render): string | undefined {
  const text = render.texts.get(`slos/${chartName(render)}.yaml`) ?? '';
  return /le=\\"([^"\\]+)\\"/.exec(JSON.stringify(parse(text)))?.[1];
}

/** A service that runs as its image and chart say, and is used as its callers use it. */
export class ServiceRun {
  readonly #context: CheckContext;
  readonly #chart: Workloads;
  readonly #env: NodeJS.ProcessEnv;
  readonly #cwd: string;
  readonly #found: Found[] = [];

  /** Makes the service ready to run: packages, build, databases. */
  static async prepare(options: {
    context: CheckContext;
    stores: Stores;
    /** Settings of the queue and the bucket. */
    aws: Record<string, string>;
  }): Promise<ServiceRun> {
    const { context, stores, aws } = options;
    const { render, toolbox } = context;
    const chart = readWorkloads((await context.manifests()).get('dev') ?? '');
    const settings = Object.fromEntries(
      Object.entries(chart.settings).filter(([key]) => !NOT_HERE.includes(key)),
    );
    let cwd = render.dir;
    let searchPath = process.env.PATH ?? '';
    if (isNode(render)) {
      cwd = await nodeCopy(context);
      await toolbox.output('npm', ['run', 'build'], { cwd });
      searchPath = `${path.dirname(process.execPath)}:${searchPath}`;
    } else {
      searchPath = `${await pythonBin(context)}:${searchPath}`;
    }
    return new ServiceRun(context, chart, cwd, {
      PATH: searchPath,
      HOME: context.scratch,
      PYTHONPATH: path.join(cwd, 'src'),
      PYTHONDONTWRITEBYTECODE: '1',
      SERVICE_NAME: chartName(render),
      ...settings,
      ...localStandIns(render),
      ...aws,
      ENVIRONMENT: 'test',
      DATABASE_URL: stores.databaseUrl,
      REDIS_URL: stores.redisUrl,
    });
  }

  private constructor(
    context: CheckContext,
    chart: Workloads,
    cwd: string,
    env: NodeJS.ProcessEnv,
  ) {
    this.#context = context;
    this.#chart = chart;
    this.#cwd = cwd;
    this.#env = env;
  }

  /** Migrates, then starts and uses each thing that the chart keeps running. */
  async play(): Promise<Found[]> {
    await this.#migrate();
    for (const workload of this.#chart.workloads) {
      if (workload.kind !== 'Job') {
        await this.#use(workload);
      }
    }
    return this.#found;
  }

  #report(file: string, rule: string, message: string): void {
    this.#found.push({ file, rule, message });
  }

  /** Twice: the second time there is nothing to do, and that is no error. */
  async #migrate(): Promise<void> {
    for (const job of this.#chart.workloads) {
      if (job.kind !== 'Job') {
        continue;
      }
      for (const time of ['first', 'second']) {
        const [program, ...args] = job.command;
        const { status, stdout, stderr } = await this.#context.toolbox.run(
          await this.#place(program),
          args,
          { cwd: this.#cwd, env: { ...this.#env, ...job.env } },
        );
        if (status !== 0) {
          this.#report(
            '',
            'migrate',
            `${job.command.join(
              ' ',
            )} ended with ${status} the ${time} time: ${stdout}${stderr}`,
          );
        }
      }
    }
  }

  /** Where a program of the image is on this machine. */
  async #place(program: string): Promise<string> {
    if (path.isAbsolute(program)) {
      return program;
    }
    if (program === 'node') {
      return process.execPath;
    }
    return isNode(this.#context.render)
      ? path.join(this.#cwd, 'node_modules/.bin', program)
      : path.join(await pythonBin(this.#context), program);
  }

  async #use(workload: Workload): Promise<void> {
    const { render } = this.#context;
    const port = await freePort();
    const base = `http://127.0.0.1:${port}`;
    const caller = new TestCaller(base);
    const command =
      workload.command.length > 0
        ? workload.command
        : imageCommand(render.texts.get('Dockerfile') ?? '');
    const [program, ...args] = command;
    const service = new BackgroundProcess(await this.#place(program), args, {
      cwd: this.#cwd,
      env: {
        ...this.#env,
        ...workload.env,
        PORT: `${port}`,
        JWT_JWKS: caller.keySet,
      },
    });
    try {
      await service.waitUntil(async () => (await fetch(`${base}/readyz`)).ok, {
        what: `${workload.name}: /readyz answering 200`,
        seconds: READY_SECONDS,
      });
      const health = await fetch(`${base}/healthz`);
      if (health.status !== 200) {
        this.#report('', 'health', `/healthz answered ${health.status}`);
      }
      if (workload.command.length === 0) {
        await this.#callEveryOperation(caller);
        await this.#checkMetrics(await caller.text('/metrics'));
      } else if (!(await caller.text('/metrics')).includes('# TYPE')) {
        this.#report('', 'metrics', `${workload.name}: /metrics has none`);
      }
    } finally {
      const outcome = await service.stop(STOP_SECONDS);
      // Some servers raise the signal again once they have ended in good order.
      if (outcome !== 0 && outcome !== 'SIGTERM') {
        this.#report(
          '',
          'stop',
          `${workload.name} ended with ${
            outcome ?? `nothing within ${STOP_SECONDS} s`
          } after SIGTERM: ${service.said}`,
        );
      }
    }
  }

  async #callEveryOperation(caller: TestCaller): Promise<void> {
    const file = 'openapi.json';
    const text = this.#context.render.texts.get(file) ?? '';
    const api = openApi.parse(JSON.parse(text));
    // Scopes are named in descriptions only: a token with every word that looks like one.
    const scope = [...new Set(text.match(/\b[a-z]+:[a-z]+\b/g) ?? [])].join(
      ' ',
    );
    const token = caller.token({
      iss: this.#env.JWT_ISSUER,
      aud: this.#env.JWT_AUDIENCE,
      scope,
    });
    for (const [address, methods] of Object.entries(api.paths)) {
      for (const [method, operation] of Object.entries(methods)) {
        const { security = api.security, responses } = operation;
        const what = `${method} ${address}`;
        if (security && security.length > 0) {
          const status = await caller.call(method, address);
          if (status !== 401) {
            this.#report(file, 'without-token', `${what}: ${status}, not 401`);
          }
        }
        const status = await caller.call(method, address, { token });
        if (status >= 500 || status === 401) {
          this.#report(file, 'with-token', `${what}: ${status}`);
        } else if (!(`${status}` in responses) && !('default' in responses)) {
          this.#report(
            file,
            'undocumented',
            `${what} answered ${status}, which it does not name`,
          );
        }
      }
    }
  }

  /** The numbers that the SLOs count by are there, in the buckets that they count. */
  async #checkMetrics(metrics: string): Promise<void> {
    const { render } = this.#context;
    const name = chartName(render);
    const file = `slos/${name}.yaml`;
    const bucket = latencyBucket(render);
    if (
      !new RegExp(`http_requests_total\\{[^}]*service="${name}"`).test(metrics)
    ) {
      this.#report(file, 'metrics', 'the service has no http_requests_total');
    }
    if (bucket !== undefined && !metrics.includes(`le="${bucket}"`)) {
      this.#report(
        file,
        'metrics',
        `the service has no bucket le="${bucket}", which the SLO counts by`,
      );
    }
  }
}
