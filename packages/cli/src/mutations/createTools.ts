import fs from 'node:fs/promises';
import path from 'node:path';
import { renderChart } from '../check/renderChart';
import { runChecker } from '../check/runChecker';
import type { Toolbox } from '../check/Toolbox';
import type { Tools } from './runMutation';

/** The programs that look at a changed render: helm, and the checkers that could find the defect. */
export function createTools(options: {
  /** Folder that may be written to; the caller removes it. */
  scratch: string;
  toolbox: Toolbox;
}): Tools {
  const { scratch, toolbox } = options;

  async function within<T>(
    files: ReadonlyMap<string, string>,
    use: (dir: string) => Promise<T>,
  ): Promise<T> {
    const dir = await fs.mkdtemp(path.join(scratch, 'files-'));
    try {
      for (const [file, text] of files) {
        const target = path.join(dir, file);
        await fs.mkdir(path.dirname(target), { recursive: true });
        await fs.writeFile(target, text);
      }
      return await use(dir);
    } finally {
      await fs.rm(dir, { recursive: true, force: true });
    }
  }

  return {
    async manifests(files) {
      if (!toolbox.find('helm')) return new Map();
      const chart = new Map(
        [...files].filter(([file]) => file.startsWith('deploy/helm/')),
      );
      return within(chart, dir =>
        renderChart({
          render: { dir, files: [...chart.keys()], texts: chart },
          toolbox,
        }),
      );
    },
    check: (id, files) => within(files, dir => runChecker(id, dir)),
  };
}
