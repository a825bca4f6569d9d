export { readSettings, type ModuleSettings } from './readSettings';
export type {
  PrometheusSettings,
  ServerAuth,
  ServerSettings,
} from './ServerSettings';
