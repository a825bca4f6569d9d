import Router from 'express-promise-router';
import { parseInput } from './parseInput';
import { callerOf, repositoryOf, type RouteOptions } from './RouteOptions';
import {
  commitsQuerySchema,
  compareQuerySchema,
  fileLocationSchema,
  locationSchema,
  treeQuerySchema,
} from './schemas';
import { sendContent } from './sendContent';

/** What is in a repository: refs, files, history, differences. */
export function createContentRoutes(options: RouteOptions) {
  const { content } = options;
  const router = Router();
  const root = '/v1/repositories/:owner/:name';

  router.get(`${root}/refs`, async (req, res) => {
    res.json(
      await content.refs(repositoryOf(req), await callerOf(req, options)),
    );
  });
  router.get(`${root}/tree`, async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await content.tree(
        repositoryOf(req),
        parseInput(treeQuerySchema, req.query),
        caller,
      ),
    );
  });
  router.get(`${root}/blob`, async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await content.blob(
        repositoryOf(req),
        parseInput(fileLocationSchema, req.query),
        caller,
      ),
    );
  });
  router.get(`${root}/readme`, async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await content.readme(
        repositoryOf(req),
        parseInput(locationSchema, req.query),
        caller,
      ),
    );
  });
  router.get(`${root}/raw`, async (req, res) => {
    const caller = await callerOf(req, options);
    const at = parseInput(fileLocationSchema, req.query);
    await sendContent(req, res, known =>
      content.raw(repositoryOf(req), at, caller, known),
    );
  });
  router.get(`${root}/archive`, async (req, res) => {
    const caller = await callerOf(req, options);
    const at = parseInput(locationSchema, req.query);
    await sendContent(req, res, known =>
      content.archive(repositoryOf(req), at, caller, known),
    );
  });
  router.get(`${root}/commits`, async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await content.commits(
        repositoryOf(req),
        parseInput(commitsQuerySchema, req.query),
        caller,
      ),
    );
  });
  router.get(`${root}/commits/:id`, async (req, res) => {
    res.json(
      await content.commit(
        repositoryOf(req),
        req.params.id,
        await callerOf(req, options),
      ),
    );
  });
  router.get(`${root}/compare`, async (req, res) => {
    const caller = await callerOf(req, options);
    const { base, head } = parseInput(compareQuerySchema, req.query);
    res.json(await content.compare(repositoryOf(req), base, head, caller));
  });
  return router;
}
