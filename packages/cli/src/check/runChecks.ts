import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inParallel } from '../inParallel';
import type { CheckContext, Checker, Found } from './Checker';
import { createScope } from './createScope';
import { codeHash, hashOf, inputHash, versionsOf } from './fingerprint';
import type { Render } from './Render';
import { renderChart } from './renderChart';
import type { Cell, CheckerSummary, Combination } from './Report';
import type { ResultCache } from './ResultCache';
import { SharedServers } from './service/SharedServers';
import type { Toolbox } from './Toolbox';

/** A combination and the files it was rendered to. */
export interface RenderedCombination extends Combination {
  render: Render;
}

/** One input that a checker has to look at, and the combinations that have it. */
interface Job {
  checker: Checker;
  key: string;
  indexes: number[];
}

/** What {@link runChecks} works with. */
export interface RunChecksOptions {
  combinations: readonly RenderedCombination[];
  checkers: readonly Checker[];
  toolbox: Toolbox;
  cache: ResultCache;
  /** How many programs run at once. */
  parallel: number;
  /** Whether slow checkers look at few combinations. */
  isQuick?: boolean;
  /** Whether even the slowest look at every combination. */
  isWhole?: boolean;
  onProgress?(line: string): void;
}

class CheckRun {
  readonly #options: RunChecksOptions;
  readonly #cells: Array<Map<string, Cell>>;
  readonly #charts = new Map<string, Promise<Map<string, string>>>();
  readonly #summaries = new Map<string, CheckerSummary>();
  readonly #shared: SharedServers;

  constructor(options: RunChecksOptions) {
    this.#options = options;
    this.#cells = options.combinations.map(() => new Map());
    this.#shared = new SharedServers(options.toolbox);
  }

  async run() {
    const { checkers, toolbox } = this.#options;
    const batches: Job[][] = [];
    for (const checker of checkers) {
      const missing = checker.needs.filter(need => !need.isThere(toolbox));
      const jobs = await this.#jobsOf(checker, missing.length > 0);
      const summary: CheckerSummary = {
        id: checker.id,
        title: checker.title,
        // Where there is nothing to look at, nothing is missing.
        missing:
          jobs.length > 0
            ? missing.map(({ name, get }) => ({ name, get }))
            : [],
        runs: 0,
        remembered: 0,
        seconds: 0,
        rememberedSeconds: 0,
      };
      this.#summaries.set(checker.id, summary);
      if (summary.missing.length > 0) {
        jobs.forEach(job => this.#fill(job, { state: 'not-checked' }));
        continue;
      }
      const open = await this.#withoutRemembered(checker, jobs, summary);
      batches.push(
        ...(checker.runAll
          ? [open].filter(all => all.length > 0)
          : open.map(job => [job])),
      );
    }
    try {
      await this.#work(batches);
    } finally {
      await this.#shared.stop();
    }
    return { checkers: [...this.#summaries.values()], cells: this.#cells };
  }

  /** What a checker has to look at; combinations that are none of its business get their cell here. */
  async #jobsOf(checker: Checker, isMissing: boolean): Promise<Job[]> {
    const { combinations, isQuick, isWhole, parallel } = this.#options;
    const looksAt = createScope({ checker, combinations, isQuick, isWhole });
    const indexes = [...combinations.keys()].filter(
      index =>
        looksAt(index) && checker.reads(combinations[index].render).length > 0,
    );
    for (const row of this.#cells) {
      row.set(checker.id, { state: 'not-applicable' });
    }
    const keys = new Map<number, string>();
    await inParallel(indexes, parallel, async index => {
      const { render } = combinations[index];
      const own = isMissing ? undefined : await this.#ownInput(checker, render);
      keys.set(index, own ?? inputHash(checker, render));
    });
    const jobs = new Map<string, Job>();
    for (const index of indexes) {
      const key = keys.get(index) ?? '';
      const job = jobs.get(key) ?? { checker, key, indexes: [] };
      job.indexes.push(index);
      jobs.set(key, job);
    }
    return [...jobs.values()];
  }

  /** What a checker says itself that its result depends on; if it can't, it will say why when it looks. */
  async #ownInput(
    checker: Checker,
    render: Render,
  ): Promise<string | undefined> {
    const manifests = () => this.#manifestsOf(render);
    return checker.input?.({ render, manifests }).catch(() => undefined);
  }

  async #withoutRemembered(
    checker: Checker,
    jobs: Job[],
    summary: CheckerSummary,
  ): Promise<Job[]> {
    const { cache, toolbox } = this.#options;
    if (!cache.isOn || jobs.length === 0) {
      return jobs;
    }
    const code = await codeHash(checker);
    const versions = await versionsOf(checker, toolbox);
    const open: Job[] = [];
    for (const job of jobs) {
      job.key = hashOf([code, checker.id, ...versions, job.key]);
      const seconds = await cache.secondsOfClean(job.key);
      if (seconds === undefined) {
        open.push(job);
      } else {
        summary.remembered += 1;
        summary.rememberedSeconds += seconds;
        this.#fill(job, { state: 'checked', findings: [] });
      }
    }
    return open;
  }

  async #work(batches: Job[][]): Promise<void> {
    // What takes long begins first, so that the end isn't one slow check alone.
    const queue = [...batches].sort((a, b) => slowness(b) - slowness(a));
    await inParallel(queue, this.#options.parallel, jobs =>
      this.#runBatch(jobs),
    );
  }

  async #runBatch(jobs: Job[]): Promise<void> {
    const { checker } = jobs[0];
    const started = performance.now();
    const scratch = await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-check-'));
    // A database server started as another user must be able to look into it.
    await fs.chmod(scratch, 0o755);
    const contexts = await Promise.all(
      jobs.map((job, index) => this.#contextOf(job, scratch, index)),
    );
    let results: Found[][];
    try {
      results = checker.runAll
        ? await checker.runAll(contexts)
        : [await checker.run(contexts[0])];
    } catch (error) {
      const found = { rule: 'failed', file: '', message: messageOf(error) };
      results = jobs.map(() => [found]);
    } finally {
      await fs.rm(scratch, { recursive: true, force: true });
    }
    const seconds = (performance.now() - started) / 1000;
    for (const [index, job] of jobs.entries()) {
      await this.#finish(job, results[index], seconds / jobs.length);
    }
    const summary = this.#summaries.get(checker.id);
    if (summary) {
      summary.runs += jobs.length;
      summary.seconds += seconds;
    }
    this.#tell(jobs, results, seconds);
  }

  async #contextOf(
    job: Job,
    scratch: string,
    index: number,
  ): Promise<CheckContext> {
    const { combinations, toolbox } = this.#options;
    const { render } = combinations[job.indexes[0]];
    const own = path.join(scratch, `${index}`);
    await fs.mkdir(own);
    return {
      render,
      toolbox,
      scratch: own,
      manifests: () => this.#manifestsOf(render),
      shared: this.#shared,
    };
  }

  /** The same chart is rendered once, for however many checkers and combinations. */
  #manifestsOf(render: Render): Promise<Map<string, string>> {
    const key = hashOf(
      render.files
        .filter(file => file.startsWith('deploy/helm/'))
        .flatMap(file => [file, render.texts.get(file) ?? '']),
    );
    let chart = this.#charts.get(key);
    if (!chart) {
      chart = renderChart({ render, toolbox: this.#options.toolbox });
      this.#charts.set(key, chart);
    }
    return chart;
  }

  async #finish(
    job: Job,
    found: readonly Found[],
    seconds: number,
  ): Promise<void> {
    const findings = found.map(finding => ({
      ...finding,
      checker: job.checker.id,
    }));
    this.#fill(job, { state: 'checked', findings });
    if (findings.length === 0) {
      await this.#options.cache.rememberClean(job.key, seconds);
    }
  }

  #fill(job: Job, cell: Cell): void {
    job.indexes.forEach(index => this.#cells[index].set(job.checker.id, cell));
  }

  #tell(jobs: Job[], results: Found[][], seconds: number): void {
    const { combinations, onProgress } = this.#options;
    const { template, id } = combinations[jobs[0].indexes[0]];
    const inputs = jobs.length > 1 ? ` and ${jobs.length - 1} more` : '';
    const count = results.flat().length;
    onProgress?.(
      `${count === 0 ? 'ok     ' : 'FOUND  '} ${
        jobs[0].checker.id
      }: ${template} ${id}${inputs}${
        count === 0 ? '' : `, ${count} findings`
      } (${seconds.toFixed(1)} s)`,
    );
  }
}

/** Services that run are the slowest; what takes many inputs at once comes next, then what is slow by the piece. */
function slowness([{ checker }, ...more]: Job[]): number {
  if (checker.scope === 'lines') {
    return 3;
  }
  return more.length > 0 ? 2 : Number(checker.quickScope !== undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Runs checkers over renders: the same input is looked at once, whatever the number of combinations that have it. */
export async function runChecks(options: RunChecksOptions): Promise<{
  checkers: CheckerSummary[];
  cells: Array<Map<string, Cell>>;
}> {
  return new CheckRun(options).run();
}
