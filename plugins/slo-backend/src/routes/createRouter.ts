import express from 'express';
import Router from 'express-promise-router';
import { createBoardRoutes } from './createBoardRoutes';
import { createOverviewRoutes } from './createOverviewRoutes';
import { createPolicyRoutes } from './createPolicyRoutes';
import { createServiceRoutes } from './createServiceRoutes';
import type { RouteOptions } from './RouteOptions';

/** SLO files of a rehearsal are the largest that is sent. */
const MOST_BYTES = 2_000_000;

/** The judging part of the SLO API, to be mounted below `/v1`. */
export function createRouter(options: RouteOptions) {
  const router = Router();
  const json = express.json({ limit: MOST_BYTES });
  // Samples and events have limits of their own.
  router.post(['/rehearsals', '/services/*'], json);
  router.use(createBoardRoutes(options));
  router.use(createServiceRoutes(options));
  router.use(createPolicyRoutes(options));
  router.use(createOverviewRoutes(options));
  return router;
}
