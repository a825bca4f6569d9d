import {
  sloReadPermission,
  sloRefreshPermission,
} from '@causeway/plugin-slo-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { JudgedService } from '../evaluate/JudgedService';
import { rangeSchema, timelineQuerySchema } from '../queries/rangeSchemas';
import { rulesQuerySchema } from '../queries/RulesQuery';
import { entityRefOf, queryOf } from './params';
import { parseInput } from '../http/parseInput';
import { authorize, type RouteOptions } from './RouteOptions';

const verdictsSchema = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

const fileSchema = z.object({ path: z.string().min(1).max(1000) });

/** One service: its SLOs, their history, its policy's record. */
export function createServiceRoutes(options: RouteOptions) {
  const { services, authorizer } = options;
  const router = Router();
  const root = '/services/:ref';
  const slo = `${root}/slos/:slo`;

  /** What the page of a service says. */
  const show = (req: Request, credentials: BackstageCredentials) =>
    services.service.get(entityRefOf(req), {
      credentials,
      viewer: async (service: JudgedService) => ({
        refresh: await authorizer.may(sloRefreshPermission, credentials),
        waive: await services.waivers.mayGrant(service, credentials),
      }),
    });

  /** The service that a path names, if the caller may see it. */
  const find = async (req: Request) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const service = await services.service.find(entityRefOf(req), credentials);
    return { service, credentials };
  };

  router.get(root, async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    res.json(await show(req, credentials));
  });
  router.post(`${root}/refresh`, async (req, res) => {
    const credentials = await authorize(req, sloRefreshPermission, options);
    await services.refresher.refresh(entityRefOf(req), credentials);
    res.json(await show(req, credentials));
  });
  router.get(`${slo}/timeline`, async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const query = parseInput(timelineQuerySchema, queryOf(req));
    const ref = { entityRef: entityRefOf(req), name: req.params.slo };
    res.json(await services.timeline.get(ref, query, { credentials }));
  });
  router.get(`${slo}/spend`, async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const query = parseInput(rangeSchema, queryOf(req));
    const ref = { entityRef: entityRefOf(req), name: req.params.slo };
    res.json(await services.spend.get(ref, query, { credentials }));
  });
  router.get(`${root}/rules`, async (req, res) => {
    const { service } = await find(req);
    const query = parseInput(rulesQuerySchema, queryOf(req));
    res.type('text/yaml').send(services.rules.get(service, query));
  });
  router.get(`${root}/files`, async (req, res) => {
    const { service } = await find(req);
    const { path } = parseInput(fileSchema, queryOf(req));
    res.json(await services.files.get({ entityRef: service.entityRef, path }));
  });
  router.get(`${root}/feasibility`, async (req, res) => {
    const { service, credentials } = await find(req);
    res.json(await services.feasibility.get(service, { credentials }));
  });
  router.get(`${root}/verdicts`, async (req, res) => {
    const { service } = await find(req);
    const { limit } = parseInput(verdictsSchema, queryOf(req));
    const { entityRef } = service;
    res.json(await services.verdicts.list({ entityRef, limit }));
  });
  router.get(`${root}/verdicts/:id`, async (req, res) => {
    const { service } = await find(req);
    const { id } = req.params;
    res.json(await services.verdicts.get({ entityRef: service.entityRef, id }));
  });
  router.get(`${root}/postmortem-tasks`, async (req, res) => {
    const { service } = await find(req);
    res.json({ items: await services.postmortems.list(service.entityRef) });
  });
  return router;
}
