import type { Truth } from './exposition';
import type { Scene } from './Scene';
import { WINDOW_MS } from './WINDOW_MS';

const MINUTE_MS = 60_000;

/** What really happened to a scene in the window that ends now. */
export function eventsOf(
  world: { truths: ReadonlyMap<string, Truth>; start: number; at: number },
  scene: Scene,
): { bad: number; total: number } {
  const truth = world.truths.get(scene.service);
  if (!truth) throw new Error(`no scene ${scene.service}`);
  const sum = { bad: 0, total: 0 };
  for (const [index, total] of truth.total.entries()) {
    const time = world.start + index * MINUTE_MS + scene.offset * 1000;
    if (time > world.at - WINDOW_MS && time <= world.at) {
      sum.total += total;
      sum.bad += truth.bad[index];
    }
  }
  return sum;
}
