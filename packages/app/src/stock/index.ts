export { titlesModules } from './titlesModules';
