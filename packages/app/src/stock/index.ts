export { stockModules } from './stockModules';
