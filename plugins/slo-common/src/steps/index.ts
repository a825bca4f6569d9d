export { runSteps } from './runSteps';
