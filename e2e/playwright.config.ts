import { defineConfig } from '@playwright/test';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Playwright reads this file once more in each worker: all must see one portal.
process.env.CAUSEWAY_E2E_DATA ??= mkdtempSync(join(tmpdir(), 'causeway e2e '));
const port = process.env.CAUSEWAY_E2E_PORT ?? '7117';

export default defineConfig({
  testDir: './journeys',
  outputDir: '../test-results',
  timeout: 120_000,
  expect: { timeout: 20_000 },
  // The journeys share one portal, and two cores with it.
  workers: 1,
  forbidOnly: Boolean(process.env.CI),
  // What passes only the second time is reported by CI as flaky, with its name.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: join(__dirname, '..'),
    url: `http://localhost:${port}/.backstage/health/v1/readiness`,
    timeout: 600_000,
    // To try one journey again and again beside a portal that runs already.
    reuseExistingServer: Boolean(process.env.CAUSEWAY_E2E_REUSE),
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
    env: {
      npm_config_user_agent: 'npm',
      CAUSEWAY_PORT: port,
      CAUSEWAY_DATA_DIRECTORY: process.env.CAUSEWAY_E2E_DATA,
    },
  },
});
