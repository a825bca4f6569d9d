import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import {
  lintSloFiles,
  type LintOptions,
  type LintResult,
  type SloFile,
} from '@causeway/plugin-slo-common';

/** What {@link lintWorkerPath} is started for; another worker may load this module too. */
export const LINT_WORKER = 'causeway-slo-lint';

/** What the worker is asked. */
export interface LintRequest {
  id: number;
  files: SloFile[];
  options: LintOptions;
}

/** What the worker answers. */
export type LintAnswer =
  | { id: number; result: LintResult }
  | { id: number; error: string };

/** This file, as it was loaded: a worker thread loads it again. */
export const lintWorkerPath = __filename;

if (!isMainThread && parentPort && workerData === LINT_WORKER) {
  const port = parentPort;
  port.on('message', ({ id, files, options }: LintRequest) => {
    try {
      const result = lintSloFiles(files, options);
      port.postMessage({ id, result } satisfies LintAnswer);
    } catch (error) {
      port.postMessage({ id, error: String(error) } satisfies LintAnswer);
    }
  });
}
