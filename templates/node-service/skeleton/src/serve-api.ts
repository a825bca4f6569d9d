import { buildApp } from './app.ts';
import type { ApiSettings } from './config.ts';
import { createLogger } from './observability/logger.ts';
import { serve } from './serve.ts';

/** Serve the API. */
export async function serveApi(
  settings: ApiSettings,
  stopTracing: () => Promise<void>,
): Promise<void> {
  const log = createLogger(settings);
  await serve(await buildApp(settings, log), { log, port: settings.PORT, afterwards: stopTracing });
}
