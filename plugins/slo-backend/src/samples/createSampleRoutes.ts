import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { sloSamplesWritePermission } from '@causeway/plugin-slo-common';
import express from 'express';
import Router from 'express-promise-router';
import { authorizePush } from '../http/authorizePush';
import { parseInput } from '../http/parseInput';
import { batchSchema } from './sampleSchema';
import type { SampleService } from './SampleService';

/** Bytes of one request: 5,000 samples with long names. */
const MAX_BODY = '2mb';

/** `POST /samples`. */
export function createSampleRoutes(options: {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  samples: SampleService;
}): express.Router {
  const { httpAuth, permissions, samples } = options;
  const router = Router();
  router.post('/samples', async (request, response, next) => {
    // Before the body is read: strangers aren't listened to.
    response.locals.subject = await authorizePush({
      request,
      permission: sloSamplesWritePermission,
      httpAuth,
      permissions,
    });
    next();
  });
  router.post(
    '/samples',
    express.json({ limit: MAX_BODY }),
    async (request, response) => {
      const batch = parseInput(batchSchema, request.body);
      const subject = String(response.locals.subject);
      response.json(await samples.push(batch, { subject }));
    },
  );
  return router;
}
