export { SERVICE_EVENTS_TOPIC } from './SERVICE_EVENTS_TOPIC';
export type { ServiceEvent } from './serviceEventSchema';
export { serviceEventSchema } from './serviceEventSchema';
