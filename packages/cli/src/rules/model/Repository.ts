import { ClusterObject, toClusterObject } from './ClusterObject';
import { PrometheusRule, readAlerts } from './readAlerts';
import { HclBlock, readHcl } from './readHcl';
import { MarkdownFile, readMarkdown } from './readMarkdown';
import { readManifests } from './readManifests';
import { readYaml } from './readYaml';
import type { Value } from './Value';

/** Folder of the chart in a generated repository. */
export const CHART = 'deploy/helm';

const ENVIRONMENT_VALUES = /^deploy\/helm\/values-([a-z0-9-]+)\.yaml$/;

/** What was read from texts, kept between repositories that differ in a file or two. */
export type ParseCache = Map<string, { text: string; value: unknown }>;

/** A generated repository as the rules see it: its files, parsed when a rule first asks. */
export class Repository {
  readonly #cache = new Map<string, unknown>();

  constructor(
    /** Text of every file by its path, with `/`. */
    readonly files: ReadonlyMap<string, string>,
    /** What `helm template` printed, by environment; empty where helm isn't there. */
    readonly manifests: ReadonlyMap<string, string> = new Map(),
    private readonly parsed: ParseCache = new Map(),
  ) {}

  /** What a text says, read again only when it is another one. */
  #read<T>(key: string, text: string, read: () => T): T {
    const known = this.parsed.get(key);
    if (known?.text === text) return known.value as T;
    const value = read();
    this.parsed.set(key, { text, value });
    return value;
  }

  #once<T>(key: string, make: () => T): T {
    if (!this.#cache.has(key)) this.#cache.set(key, make());
    return this.#cache.get(key) as T;
  }

  /** Paths that match, in order. */
  paths(pattern: RegExp): string[] {
    return [...this.files.keys()].filter(path => pattern.test(path)).sort();
  }

  text(file: string): string {
    return this.files.get(file) ?? '';
  }

  /** The first line of a file that matches, from 1. */
  lineOf(file: string, pattern: RegExp | string): number | undefined {
    const index = this.text(file)
      .split('\n')
      .findIndex(line =>
        typeof pattern === 'string'
          ? line.includes(pattern)
          : pattern.test(line),
      );
    return index < 0 ? undefined : index + 1;
  }

  /** Documents of a YAML or JSON file. */
  documents(file: string): Value[] {
    const text = this.text(file);
    return this.#read(`yaml:${file}`, text, () => readYaml(file, text));
  }

  /** The first document of a YAML or JSON file, if there is any. */
  document(file: string): Value | undefined {
    return this.documents(file)[0];
  }

  /** Name of the service: of its chart. */
  get name(): string {
    return this.document(`${CHART}/Chart.yaml`)?.text('name') ?? '';
  }

  /** The environments that the chart has values for. */
  get environments(): string[] {
    return this.paths(ENVIRONMENT_VALUES).flatMap(
      path => ENVIRONMENT_VALUES.exec(path)?.[1] ?? [],
    );
  }

  /** The objects that the chart makes, in every environment that was rendered. */
  get objects(): ClusterObject[] {
    return this.#once('objects', () =>
      [...this.manifests].flatMap(([environment, text]) =>
        readManifests({ environment, text, chart: CHART, files: this.files }),
      ),
    );
  }

  /** The objects of the chart of some kinds. */
  ofKind(...kinds: string[]): ClusterObject[] {
    return this.objects.filter(object => kinds.includes(object.kind));
  }

  /** Objects that stand in files of their own, such as Argo CD's. */
  get plainObjects(): ClusterObject[] {
    return this.#once('plain', () =>
      this.paths(/^(?!deploy\/helm\/|\.github\/).*\.ya?ml$/).flatMap(file =>
        this.documents(file).flatMap(value => toClusterObject(value, '') ?? []),
      ),
    );
  }

  /** Alerts and recordings of the rule files, as they are written for production. */
  get rules(): PrometheusRule[] {
    return this.#once('rules', () =>
      this.paths(/^deploy\/helm\/rules\/.*\.ya?ml$/).flatMap(file =>
        this.documents(file).flatMap(readAlerts),
      ),
    );
  }

  get alerts(): PrometheusRule[] {
    return this.rules.filter(rule => rule.alert);
  }

  /** The SLO files. */
  get sloFiles(): Value[] {
    return this.paths(/^slos\/.*\.ya?ml$/).flatMap(file =>
      this.documents(file),
    );
  }

  /** The dashboards. */
  get dashboards(): Value[] {
    return this.paths(/^deploy\/helm\/dashboards\/.*\.json$/).flatMap(file =>
      this.documents(file),
    );
  }

  /** Every Markdown document. */
  get markdown(): MarkdownFile[] {
    return this.#once('markdown', () =>
      this.paths(/^(?!\.github\/).*\.md$/).map(file =>
        this.#read(`markdown:${file}`, this.text(file), () =>
          readMarkdown(file, this.text(file)),
        ),
      ),
    );
  }

  /** The runbooks and procedures. */
  get runbooks(): MarkdownFile[] {
    return this.markdown.filter(({ file }) =>
      file.startsWith('docs/runbooks/'),
    );
  }

  /** The workflows of GitHub Actions. */
  get workflows(): Value[] {
    return this.paths(/^\.github\/workflows\/.*\.ya?ml$/).flatMap(file =>
      this.documents(file),
    );
  }

  /** Terraform's files, those of tests left out. */
  get terraform(): HclBlock[] {
    return this.#once('terraform', () =>
      this.paths(/^deploy\/terraform\/.*\.tf$/).map(file =>
        this.#read(`hcl:${file}`, this.text(file), () =>
          readHcl(file, this.text(file)),
        ),
      ),
    );
  }

  /** Terraform's resources of a type, in every folder. */
  resources(type: string): HclBlock[] {
    return this.terraform.flatMap(file =>
      file.blocks.filter(
        block => block.type === 'resource' && block.labels[0] === type,
      ),
    );
  }
}
