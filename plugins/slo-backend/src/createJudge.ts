import { sloPermissions } from '@causeway/plugin-slo-common';
import type { Router } from 'express';
import { registerSloActions } from './actions/registerSloActions';
import { createJudgeServices } from './createJudgeServices';
import type { JudgeOptions } from './JudgeOptions';
import { startJudging } from './startJudging';
import { createRouter } from './routes/createRouter';

/**
 * The judging half of the backend: keeps every SLO judged, has the policies act, and answers what is asked.
 *
 * @returns routes to be mounted below `/v1`
 */
export async function createJudge(
  options: JudgeOptions,
): Promise<{ router: Router }> {
  const parts = createJudgeServices(options);
  const { services, authorizer } = parts;
  options.permissionsRegistry.addPermissions(sloPermissions);
  registerSloActions({ ...options, authorizer, services });
  await startJudging(options, parts);
  return { router: createRouter({ ...options, authorizer, services }) };
}
