import { NotFoundError } from '@backstage/errors';
import type { SloFileContent } from '@causeway/plugin-slo-common';
import type { SpecStore } from '../store';

/** The text of SLO files, as a start for a change of them. */
export class FileQuery {
  readonly #specs: SpecStore;

  constructor(options: { specs: SpecStore }) {
    this.#specs = options.specs;
  }

  /** @throws NotFoundError for a path that is none of the entity's SLO files */
  async get(options: {
    entityRef: string;
    path: string;
  }): Promise<SloFileContent> {
    const file = await this.#specs.fileText(options);
    if (!file) {
      throw new NotFoundError(
        `'${options.entityRef}' has no SLO file '${options.path}'.`,
      );
    }
    const { path, text, commit } = file;
    return { path, content: text, commit };
  }
}
