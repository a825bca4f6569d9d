import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  RootHttpRouterConfigureContext,
  rootHttpRouterServiceFactory,
} from '@backstage/backend-defaults/rootHttpRouter';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import expressStaticGzip from 'express-static-gzip';
import { refuseForeignHosts } from './refuseForeignHosts';

/** Names of built files carry a hash of their content, so they never change. */
const NEVER_CHANGES = 'public, max-age=31536000, immutable';

/**
 * Serves the built web app's hashed files from their precompressed siblings
 * (`*.br`, `*.gz`), before the stock middleware would compress them again on
 * each request. What isn't there goes on to the stock app backend, which keeps
 * the files of earlier deployments.
 */
function servePrecompressed({ app, logger }: RootHttpRouterConfigureContext) {
  const directory = join(resolvePackagePath('app', 'dist'), 'static');
  if (!existsSync(directory)) {
    logger.info('The web app is not built; only the API is served');
    return;
  }
  app.use(
    '/static',
    expressStaticGzip(directory, {
      enableBrotli: true,
      orderPreference: ['br', 'gz'],
      index: false,
      serveStatic: {
        fallthrough: true,
        setHeaders: res => {
          res.setHeader('Cache-Control', NEVER_CHANGES);
          res.setHeader('X-Content-Type-Options', 'nosniff');
        },
      },
    }),
  );
}

/**
 * The stock HTTP server with the web app's files served precompressed, and in
 * local mode deaf to the names of other sites.
 */
export const rootHttpRouter = rootHttpRouterServiceFactory({
  configure: context => {
    const refuse = refuseForeignHosts(context.config);
    if (refuse) context.app.use(refuse);
    servePrecompressed(context);
    context.applyDefaults();
  },
});
