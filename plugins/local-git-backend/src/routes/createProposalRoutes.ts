import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { parseInput } from './parseInput';
import { callerOf, repositoryOf, type RouteOptions } from './RouteOptions';
import {
  commentSchema,
  createProposalSchema,
  emptySchema,
  mergeProposalSchema,
  proposalQuerySchema,
  proposalSearchSchema,
} from './schemas';

function numberOf(req: Request): number {
  const { number } = req.params;
  if (!/^[1-9]\d{0,8}$/.test(number))
    throw new InputError(`'${number}' is not the number of a proposal.`);
  return Number(number);
}

/**
 * The query of a search. Its repeated parameter is read from the address itself: Express makes an object of more
 * than 20 values.
 */
function searchOf(req: Request): object {
  const { searchParams } = new URL(req.originalUrl, 'http://localhost');
  const owners = searchParams.getAll('ownerEntityRef');
  return {
    ...req.query,
    ownerEntityRef: owners.length ? owners : undefined,
  };
}

/** Change proposals: list, open, read, comment, merge, close. */
export function createProposalRoutes(options: RouteOptions) {
  const { proposals } = options;
  const router = Router();
  const root = '/v1/repositories/:owner/:name/proposals';

  router.get('/v1/proposals', async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await proposals.search(
        parseInput(proposalSearchSchema, searchOf(req)),
        caller,
      ),
    );
  });
  router.get(root, async (req, res) => {
    const caller = await callerOf(req, options);
    res.json(
      await proposals.list(
        repositoryOf(req),
        parseInput(proposalQuerySchema, req.query),
        caller,
      ),
    );
  });
  router.post(root, async (req, res) => {
    const caller = await callerOf(req, options);
    const request = parseInput(createProposalSchema, req.body);
    res
      .status(201)
      .json(await proposals.create(repositoryOf(req), request, caller));
  });
  router.get(`${root}/:number`, async (req, res) => {
    res.json(
      await proposals.get(
        repositoryOf(req),
        numberOf(req),
        await callerOf(req, options),
      ),
    );
  });
  router.post(`${root}/:number/comments`, async (req, res) => {
    const caller = await callerOf(req, options);
    const { text } = parseInput(commentSchema, req.body);
    res
      .status(201)
      .json(
        await proposals.comment(repositoryOf(req), numberOf(req), text, caller),
      );
  });
  router.post(`${root}/:number/merge`, async (req, res) => {
    const caller = await callerOf(req, options);
    const request = parseInput(mergeProposalSchema, req.body ?? {});
    res.json(
      await proposals.merge(repositoryOf(req), numberOf(req), request, caller),
    );
  });
  router.post(`${root}/:number/close`, async (req, res) => {
    const caller = await callerOf(req, options);
    parseInput(emptySchema, req.body ?? {});
    res.json(await proposals.close(repositoryOf(req), numberOf(req), caller));
  });
  return router;
}
