import { sloReadPermission } from '@causeway/plugin-slo-common';
import Router from 'express-promise-router';
import { reportQuerySchema } from '../queries/reportPeriod';
import { systemQuerySchema } from '../queries/SystemQuery';
import { entityRefOf, queryOf } from './params';
import { parseInput } from '../http/parseInput';
import { authorize, type RouteOptions } from './RouteOptions';

/** Systems and reports, and the description of this API. */
export function createOverviewRoutes(options: RouteOptions) {
  const { services } = options;
  const router = Router();

  router.get('/systems/:ref', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const query = parseInput(systemQuerySchema, queryOf(req));
    const entityRef = entityRefOf(req, 'System');
    res.json(await services.system.get(entityRef, query, { credentials }));
  });
  router.get('/report', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const query = parseInput(reportQuerySchema, queryOf(req));
    res.json(await services.report.get(query, { credentials }));
  });
  router.get('/openapi.json', async (req, res) => {
    await authorize(req, sloReadPermission, options);
    res.json(await services.openApi());
  });
  return router;
}
