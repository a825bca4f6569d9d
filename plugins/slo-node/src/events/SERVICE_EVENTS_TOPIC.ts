/**
 * Topic of the events service for what happened to services: deploys, incidents, maintenance. The payload is a
 * {@link ServiceEvent}, or a list of them.
 *
 * @public
 */
export const SERVICE_EVENTS_TOPIC = 'causeway.service-event';
