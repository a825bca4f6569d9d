import {
  CHANGE_KINDS,
  sloGateReadPermission,
  sloReadPermission,
} from '@causeway/plugin-slo-common';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { toError } from '@backstage/errors';
import Router from 'express-promise-router';
import { z } from 'zod';
import { waiverSchema } from '../policy/waiverSchema';
import { timeSchema } from '../queries/parseTime';
import { rehearsalSchema } from '../queries/rehearsalSchema';
import { entityRefOf, queryOf } from './params';
import { parseInput } from '../http/parseInput';
import { authorize, type RouteOptions } from './RouteOptions';

const gateSchema = z.object({
  change: z.enum(CHANGE_KINDS).default('feature'),
});

const dryRunSchema = z
  .object({
    policy: z.string().max(100_000).optional(),
    from: timeSchema.optional(),
    to: timeSchema.optional(),
  })
  .strict();

/** What the policy says, would say, and is waived of. */
export function createPolicyRoutes(options: RouteOptions) {
  const { services, auditor, httpAuth } = options;
  const router = Router();
  const root = '/services/:ref';
  const find = (req: Request, credentials: BackstageCredentials) =>
    services.service.find(entityRefOf(req), credentials);

  router.get('/gate/:ref', async (req, res) => {
    const credentials = await authorize(req, sloGateReadPermission, options);
    const { change } = parseInput(gateSchema, queryOf(req));
    const entityRef = entityRefOf(req);
    res
      .set('Cache-Control', 'no-store')
      .json(await services.gate.ask({ entityRef, change }, { credentials }));
  });
  router.post(`${root}/policy/dry-run`, async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const request = parseInput(dryRunSchema, req.body ?? {});
    const service = await find(req, credentials);
    res.json(await services.dryRun.run(service, request));
  });
  router.get('/rehearsals/proposals', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    res.json(await services.openProposals.list({ credentials }));
  });
  router.post('/rehearsals', async (req, res) => {
    const credentials = await authorize(req, sloReadPermission, options);
    const request = parseInput(rehearsalSchema, req.body ?? {});
    res.json(await services.rehearsal.run(request, { credentials }));
  });
  router.post(`${root}/waivers`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const service = await find(req, credentials);
    const request = parseInput(waiverSchema, req.body ?? {});
    const event = await auditor.createEvent({
      eventId: 'waiver-grant',
      severityLevel: 'medium',
      request: req,
      meta: { entityRef: service.entityRef, until: request.until },
    });
    try {
      const waiver = await services.waivers.grant(
        service,
        request,
        credentials,
      );
      await event.success({ meta: { waiver: waiver.id } });
      res.status(201).json(waiver);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
  router.delete(`${root}/waivers/:id`, async (req, res) => {
    const credentials = await httpAuth.credentials(req, { allow: ['user'] });
    const service = await find(req, credentials);
    const { id } = req.params;
    const event = await auditor.createEvent({
      eventId: 'waiver-revoke',
      severityLevel: 'medium',
      request: req,
      meta: { entityRef: service.entityRef, waiver: id },
    });
    try {
      await services.waivers.revoke(service, id, credentials);
      await event.success();
      res.status(204).end();
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  });
  return router;
}
