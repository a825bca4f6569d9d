/** `node dist/main.js`: serve the API until told to stop. */

import { ApiSettings, readSettingsOrExit } from './config.ts';
import { startTracing } from './observability/tracing.ts';

const settings = readSettingsOrExit(ApiSettings);
const stopTracing = startTracing(settings);
// Imported only now: drivers are instrumented as they are loaded.
const { serveApi } = await import('./serve-api.ts');
await serveApi(settings, stopTracing);
