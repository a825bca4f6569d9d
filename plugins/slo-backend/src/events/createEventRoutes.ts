import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { sloEventsWritePermission } from '@causeway/plugin-slo-common';
import express from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import { authorizePush } from '../http/authorizePush';
import { parseInput } from '../http/parseInput';
import type { EventService } from './EventService';

const bodySchema = z.strictObject({
  events: z.array(z.unknown()).min(1).max(1_000),
});

/** `POST /events`. */
export function createEventRoutes(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  events: EventService;
}): express.Router {
  const { httpAuth, permissions, events } = options;
  const router = Router();
  router.post('/events', async (request, response, next) => {
    response.locals.subject = await authorizePush({
      request,
      permission: sloEventsWritePermission,
      httpAuth,
      permissions,
    });
    next();
  });
  router.post(
    '/events',
    express.json({ limit: '1mb' }),
    async (request, response) => {
      const { events: inputs } = parseInput(bodySchema, request.body);
      const reportedBy = String(response.locals.subject);
      response.json(await events.put(inputs, { reportedBy }));
    },
  );
  return router;
}
