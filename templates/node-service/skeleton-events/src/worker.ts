/** `node dist/worker.js`: publish and work on events until told to stop. */

import { readSettingsOrExit } from './config.ts';
import { WorkerSettings } from './events/settings.ts';
import { startTracing } from './observability/tracing.ts';

const settings = readSettingsOrExit(WorkerSettings);
const stopTracing = startTracing(settings);
// Imported only now: drivers are instrumented as they are loaded.
const { serveWorker } = await import('./serve-worker.ts');
await serveWorker(settings, stopTracing);
