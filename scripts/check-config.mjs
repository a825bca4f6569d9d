// `npm run check:config`: all configurations against the schemas of all
// installed plugins. Production's secrets come from the environment; what is
// given here only has the right shape.
import { exec } from './lib/exec.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/paths.mjs';
import { main, step } from './lib/progress.mjs';

const SHAPES = {
  CAUSEWAY_URL: 'https://portal.example.com',
  CAUSEWAY_PLAYGROUND_PORT: '7008',
  CAUSEWAY_PLAYGROUND_TOKEN: 'token-of-the-right-shape',
  POSTGRES_HOST: 'db.example.com',
  POSTGRES_USER: 'causeway',
  POSTGRES_PASSWORD: 'password',
  REDIS_URL: 'redis://cache.example.com:6379',
  AUTH_SESSION_SECRET: 'secret-of-the-right-shape',
  AUTH_GITHUB_CLIENT_ID: 'id',
  AUTH_GITHUB_CLIENT_SECRET: 'secret',
  AUTH_OIDC_METADATA_URL:
    'https://sso.example.com/.well-known/openid-configuration',
  AUTH_OIDC_CLIENT_ID: 'id',
  AUTH_OIDC_CLIENT_SECRET: 'secret',
  GITHUB_TOKEN: 'token',
};

const CONFIGURATIONS = {
  'local mode': ['app-config.yaml', 'app-config.local-mode.yaml'],
  'local mode with the playground': [
    'app-config.yaml',
    'app-config.playground.yaml',
  ],
  production: ['app-config.yaml', 'app-config.production.yaml'],
};

await main(async () => {
  const { node, env } = await ensureInstalled();
  await step('Checking that the schemas are those of config.d.ts', () =>
    exec(node, ['scripts/config-schemas.mjs', '--check'], {
      cwd: root,
      env,
      quiet: true,
    }),
  );
  for (const [title, files] of Object.entries(CONFIGURATIONS)) {
    await step(`Checking the configuration for ${title}`, () =>
      exec(
        'backstage-cli',
        ['config:check', '--strict', ...files.flatMap(f => ['--config', f])],
        { cwd: root, env: { ...SHAPES, ...env }, quiet: true },
      ),
    );
  }
});
