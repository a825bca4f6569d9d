import express from 'express';
import Router from 'express-promise-router';
import { createContentRoutes } from './createContentRoutes';
import { createProposalRoutes } from './createProposalRoutes';
import { createRepositoryRoutes } from './createRepositoryRoutes';
import { createTokenRoutes } from './createTokenRoutes';
import type { RouteOptions } from './RouteOptions';

/** The host's REST API, below `/v1`. */
export function createRouter(options: RouteOptions) {
  const router = Router();
  router.use('/v1', express.json({ limit: options.maxUploadBytes }));
  router.use(createTokenRoutes(options));
  router.use(createRepositoryRoutes(options));
  router.use(createContentRoutes(options));
  router.use(createProposalRoutes(options));
  return router;
}
