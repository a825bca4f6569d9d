import Router from 'express-promise-router';
import { parseInput } from './parseInput';
import { callerOf, repositoryOf, type RouteOptions } from './RouteOptions';
import {
  createRepositorySchema,
  repositoryQuerySchema,
  updateRepositorySchema,
} from './schemas';

/** Repositories: list, make, read, describe, delete. */
export function createRepositoryRoutes(options: RouteOptions) {
  const { repositories } = options;
  const router = Router();

  router.get('/v1/repositories', async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await repositories.list(
        parseInput(repositoryQuerySchema, req.query),
        caller,
      ),
    );
  });
  router.post('/v1/repositories', async (req, res) => {
    const caller = await callerOf(req, options);
    res
      .status(201)
      .json(
        await repositories.create(
          parseInput(createRepositorySchema, req.body),
          caller,
        ),
      );
  });
  router.get('/v1/repositories/:owner/:name', async (req, res) => {
    res.json(
      await repositories.get(repositoryOf(req), await callerOf(req, options)),
    );
  });
  router.patch('/v1/repositories/:owner/:name', async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await repositories.update(
        repositoryOf(req),
        parseInput(updateRepositorySchema, req.body),
        caller,
      ),
    );
  });
  router.delete('/v1/repositories/:owner/:name', async (req, res) => {
    await repositories.delete(repositoryOf(req), await callerOf(req, options));
    res.status(204).end();
  });
  return router;
}
