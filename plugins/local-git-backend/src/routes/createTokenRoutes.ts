import Router from 'express-promise-router';
import { parseInput } from './parseInput';
import type { RouteOptions } from './RouteOptions';
import { createTokenSchema } from './schemas';

/** The caller's own tokens; only for people signed in to the portal, never with a token itself. */
export function createTokenRoutes(
  options: Pick<RouteOptions, 'httpAuth' | 'tokens'>,
) {
  const { httpAuth, tokens } = options;
  const router = Router();

  router.get('/v1/tokens', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.json({ items: await tokens.list(credentials) });
  });
  router.post('/v1/tokens', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    res.setHeader('Cache-Control', 'no-store');
    res
      .status(201)
      .json(
        await tokens.create(
          parseInput(createTokenSchema, req.body),
          credentials,
        ),
      );
  });
  router.delete('/v1/tokens/:id', async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    await tokens.revoke(req.params.id, credentials);
    res.status(204).end();
  });
  return router;
}
