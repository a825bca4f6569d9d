import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BUCKET_MS,
  DAY_MS,
  generateRules,
  type Slo,
} from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';
import { PrometheusClient } from '../../client/PrometheusClient';
import { WINDOW_MS } from './WINDOW_MS';
import { type Exposition, expose, type Sample, type Truth } from './exposition';
import { PrometheusServer } from './PrometheusServer';
import { eventsOf } from './eventsOf';
import type { Scene } from './Scene';
import { settingsOf } from '../settingsOf';
import { specOf } from './specOf';
import { storedSlosOf } from '../storedSlosOf';
import { writeBlocks } from './writeBlocks';

const MINUTE_MS = 60_000;

/** A Prometheus with the history of some scenes, and the truth about it. */
export class World {
  readonly directory: string;
  readonly prometheus: PrometheusServer;
  readonly slos: StoredSlo[];
  readonly truths: ReadonlyMap<string, Truth>;
  /** First scrape, a full bucket; milliseconds. */
  readonly start: number;
  /** The present: all numbers are as of now. */
  readonly at: number;

  private constructor(options: {
    directory: string;
    prometheus: PrometheusServer;
    slos: StoredSlo[];
    truths: ReadonlyMap<string, Truth>;
    start: number;
    at: number;
  }) {
    this.directory = options.directory;
    this.prometheus = options.prometheus;
    this.slos = options.slos;
    this.truths = options.truths;
    this.start = options.start;
    this.at = options.at;
  }

  /** Writes the history of the scenes and starts Prometheus on it. */
  static async create(scenes: readonly Scene[]): Promise<World> {
    const directory = await mkdtemp(join(tmpdir(), 'slo-prometheus-'));
    const at = Math.floor(Date.now() / BUCKET_MS) * BUCKET_MS - BUCKET_MS;
    const start = at - WINDOW_MS - DAY_MS;
    // Up to now, so that rules find some; never beyond: Prometheus takes no sample older than its newest block.
    const minutes = Math.floor((Date.now() - start) / MINUTE_MS);
    const exposed = scenes.map((scene): [string, Exposition] => [
      scene.service,
      expose(scene, start / 1000, minutes),
    ]);
    await writeBlocks(
      join(directory, 'data'),
      exposed.flatMap(([, { samples }]) => samples),
    );
    const slos = storedSlosOf(specOf(scenes));
    const rules = join(directory, 'rules.yaml');
    await writeFile(rules, rulesOf(slos));
    const prometheus = await PrometheusServer.create({
      directory,
      rules: [rules],
    });
    await prometheus.start('data');
    return new World({
      directory,
      prometheus,
      slos,
      start,
      at,
      truths: new Map(
        exposed.map(([service, { truth }]) => [service, truth] as const),
      ),
    });
  }

  /** Has Sloth's 5-minute ratios as if its rules had always been there: what they evaluate to is stored, NaN too. */
  async recordRatios(): Promise<void> {
    const client = new PrometheusClient(settingsOf(this.prometheus.url));
    const samples: Sample[] = [];
    for (const { expr, labels } of ratioRules(this.slos)) {
      const [series] = await client.queryRange({
        query: expr,
        from: this.start,
        to: this.at,
        stepMs: BUCKET_MS,
      });
      const text = Object.entries(labels)
        .map(([label, value]) => `${label}="${value}"`)
        .join(',');
      for (const [time, value] of series?.points ?? []) {
        samples.push({
          metric: 'slo:sli_error:ratio_rate5m',
          labels: text,
          value,
          time: time / 1000,
        });
      }
    }
    await client.close();
    await writeBlocks(join(this.directory, 'data'), samples);
    await this.prometheus.stop();
    await this.prometheus.start('data');
  }

  /** What really happened in the window that ends now. */
  eventsOf(scene: Scene): { bad: number; total: number } {
    return eventsOf(this, scene);
  }

  async end(): Promise<void> {
    await this.prometheus.stop('SIGKILL');
    await rm(this.directory, { recursive: true, force: true });
  }
}

function rulesOf(slos: readonly Slo[]): string {
  // JSON is YAML.
  return JSON.stringify(generateRules(slos, { windowMs: WINDOW_MS }).rules);
}

function ratioRules(slos: readonly Slo[]) {
  return generateRules(slos, { windowMs: WINDOW_MS })
    .rules.groups.flatMap(({ rules }) => rules)
    .flatMap(rule =>
      'record' in rule && rule.record === 'slo:sli_error:ratio_rate5m'
        ? [rule]
        : [],
    );
}
