export { entityRefSchema } from './entityRefSchema';
export { timeSchema } from './timeSchema';
