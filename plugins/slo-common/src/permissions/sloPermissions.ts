import { createPermission } from '@backstage/plugin-permission-common';

/** Read SLOs, budgets, policies and verdicts of entities that the caller may see in the catalog. @public */
export const sloReadPermission = createPermission({
  name: 'slo.read',
  attributes: { action: 'read' },
});

/** Ask the gate whether a change may ship. @public */
export const sloGateReadPermission = createPermission({
  name: 'slo.gate.read',
  attributes: { action: 'read' },
});

/** Have files and counts of a service read now instead of at their time. @public */
export const sloRefreshPermission = createPermission({
  name: 'slo.refresh',
  attributes: { action: 'update' },
});

/** Grant and revoke waivers of any service's policy. @public */
export const sloWaiverGrantPermission = createPermission({
  name: 'slo.waiver.grant',
  attributes: { action: 'update' },
});

/** Push good and bad events; for service tokens. @public */
export const sloSamplesWritePermission = createPermission({
  name: 'slo.samples.write',
  attributes: { action: 'create' },
});

/** Push what happened to services, such as deploys; for service tokens. @public */
export const sloEventsWritePermission = createPermission({
  name: 'slo.events.write',
  attributes: { action: 'create' },
});

/** All permissions of the SLO area. @public */
export const sloPermissions = [
  sloReadPermission,
  sloGateReadPermission,
  sloRefreshPermission,
  sloWaiverGrantPermission,
  sloSamplesWritePermission,
  sloEventsWritePermission,
];
