export { choosePrometheus } from './choosePrometheus';
export { readSettings, type ModuleSettings } from './readSettings';
export type {
  PrometheusSettings,
  ServerAuth,
  ServerSettings,
} from './ServerSettings';
