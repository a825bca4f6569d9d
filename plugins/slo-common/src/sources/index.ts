export { choosePrometheus, type PrometheusChoice } from './choosePrometheus';
