import type {
  AlertSource,
  SliSource,
  SloSources,
  SpecSource,
} from '@causeway/plugin-slo-node';

/** Sources that modules added. */
export class SourceRegistry implements SloSources {
  readonly #sources = new Map<string, SliSource>();
  readonly #alertSources = new Map<string, AlertSource>();
  readonly #specSources = new Map<string, SpecSource>();

  get sources(): SliSource[] {
    return [...this.#sources.values()];
  }

  get alertSources(): AlertSource[] {
    return [...this.#alertSources.values()];
  }

  get specSources(): SpecSource[] {
    return [...this.#specSources.values()];
  }

  addSource(source: SliSource): void {
    if (!/^[^/+\s]{1,100}$/.test(source.id)) {
      throw new Error(
        `The SLI source '${source.id}' can't be added: an id has up to 100 characters, and none of '/', '+' and spaces, which the ledger uses itself.`,
      );
    }
    add(this.#sources, source);
  }

  addAlertSource(source: AlertSource): void {
    add(this.#alertSources, source);
  }

  addSpecSource(source: SpecSource): void {
    add(this.#specSources, source);
  }
}

function add<T extends { id: string }>(sources: Map<string, T>, source: T) {
  if (sources.has(source.id)) {
    throw new Error(
      `The source '${source.id}' was added twice; give one of them another name.`,
    );
  }
  sources.set(source.id, source);
}
