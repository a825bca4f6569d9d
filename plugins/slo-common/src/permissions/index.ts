export {
  sloEventsWritePermission,
  sloGateReadPermission,
  sloPermissions,
  sloReadPermission,
  sloRefreshPermission,
  sloSamplesWritePermission,
  sloWaiverGrantPermission,
} from './sloPermissions';
