export { apisModule } from './apisModule';
