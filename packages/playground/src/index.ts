/**
 * A simulated company that talks real protocols to the portal.
 *
 * @packageDocumentation
 */
export { fixedClock, type Clock } from './lib/Clock';
export {
  startPlayground,
  type Playground,
  type PlaygroundOptions,
} from './startPlayground';
