import fs from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext, Found } from '../Checker';

/**
 * Files of several repositories, each text once, in one folder: for linters that look at one file at a time and take longer
 * to start than to look.
 */
export class DistinctFiles {
  /** Folder that they are laid in: `0/README.md`, another text of the same file in `1/README.md`, … */
  readonly dir: string;
  readonly #owners = new Map<string, number[]>();

  private constructor(dir: string) {
    this.dir = dir;
  }

  /**
   * Lays them.
   *
   * @param options - `isRead`: which files the linter looks at
   */
  static async lay(options: {
    dir: string;
    contexts: readonly CheckContext[];
    isRead(file: string): boolean;
  }): Promise<DistinctFiles> {
    const { dir, contexts, isRead } = options;
    const laid = new DistinctFiles(dir);
    const variants = new Map<string, Map<string, string>>();
    for (const [index, { render }] of contexts.entries()) {
      for (const file of render.files.filter(isRead)) {
        const text = render.texts.get(file) ?? '';
        const texts = variants.get(file) ?? new Map<string, string>();
        variants.set(file, texts);
        let place = texts.get(text);
        if (place === undefined) {
          place = `${texts.size}/${file}`;
          texts.set(text, place);
          await laid.add(place, text);
        }
        laid.#owners.set(place, [...(laid.#owners.get(place) ?? []), index]);
      }
    }
    return laid;
  }

  /** Adds a file that is nobody's, such as the linter's configuration. */
  async add(file: string, text: string): Promise<void> {
    const target = path.join(this.dir, file);
    await fs.mkdir(path.dirname(target), { recursive: true });
    await fs.writeFile(target, text);
  }

  /**
   * What was found, by repository.
   *
   * @param findings - with files as they are named in the folder
   */
  share(findings: readonly Found[], repositories: number): Found[][] {
    const shares: Found[][] = Array.from({ length: repositories }, () => []);
    for (const finding of findings) {
      const file = finding.file.replace(/^\d+\//, '');
      // A file that nobody owns is about the run as a whole.
      const owners = this.#owners.get(finding.file) ?? shares.keys();
      for (const index of owners) {
        shares[index].push({ ...finding, file });
      }
    }
    return shares;
  }
}
