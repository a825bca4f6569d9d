import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  checkOwnerName,
  checkRepositoryName,
  fromRefSegment,
  repositoryPagePath,
  checkFilePath,
  checkRefName,
} from '@causeway/plugin-local-git-common';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import type { GitHttpService } from './GitHttpService';
import { sendGitError } from './sendGitError';

/** Paths that git clients and browsers use without Backstage credentials; each handler sees to its own check. */
export const GIT_PATHS = [
  '/:owner/:name.git',
  '/:owner/:name/tree',
  '/:owner/:name/blob',
];

/**
 * Addresses for git and for people: the smart protocol below `<owner>/<name>.git`, and source URLs, which send a browser
 * to the repository's page.
 */
export function createGitRouter(options: {
  git: GitHttpService;
  appUrl: string;
  logger: LoggerService;
}) {
  const { git, appUrl, logger } = options;
  const router = Router();

  type Handler = (
    ref: { owner: string; name: string },
    req: Request,
    res: Response,
  ) => Promise<void>;
  const forGit = (handle: Handler) => async (req: Request, res: Response) => {
    try {
      await handle(
        { owner: req.params.owner, name: req.params.name },
        req,
        res,
      );
    } catch (error) {
      sendGitError(res, error, logger);
    }
  };

  router.get(
    '/:owner/:name.git/info/refs',
    forGit((...args) => git.advertise(...args)),
  );
  router.post(
    '/:owner/:name.git/git-upload-pack',
    forGit((...args) => git.uploadPack(...args)),
  );
  router.post(
    '/:owner/:name.git/git-receive-pack',
    forGit((...args) => git.receivePack(...args)),
  );

  // These say nothing of whether the repository exists: the page asks with the person's credentials.
  router.get('/:owner/:name.git', (req, res) => {
    res.redirect(`${appUrl}${pagePath(req)}`);
  });
  router.get(
    /^\/([^/]+)\/([^/]+)\/(tree|blob)\/([^/]+)\/?(.*)$/,
    (req, res) => {
      res.redirect(`${appUrl}${sourcePagePath(req)}`);
    },
  );
  return router;
}

function repositoryOf(owner: string, name: string) {
  if (checkOwnerName(owner) || checkRepositoryName(name))
    throw new NotFoundError('There is no such repository.');
  return { owner, name };
}

function pagePath(req: Request): string {
  return repositoryPagePath(repositoryOf(req.params.owner, req.params.name));
}

function sourcePagePath(req: Request): string {
  const [owner, name, type, ref, rest] = Object.values(req.params);
  const path = rest.replace(/\/+$/, '');
  const plainRef = fromRefSegment(encodeURIComponent(ref));
  if (
    (plainRef !== 'HEAD' && checkRefName(plainRef)) ||
    (path && checkFilePath(path))
  ) {
    throw new NotFoundError('There is no such file or folder.');
  }
  return repositoryPagePath(repositoryOf(owner, name), {
    page: type === 'blob' ? 'blob' : 'tree',
    ref: plainRef,
    path,
  });
}
