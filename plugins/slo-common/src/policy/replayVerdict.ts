import { judgePolicy } from './judgePolicy';
import { PolicyCase, PolicyVerdict } from './PolicyVerdict';
import { serializeVerdict } from './serializeVerdict';

/**
 * Makes a stored verdict again from its own inputs, and says whether the same came out, byte for byte.
 *
 * @param text - what {@link serializeVerdict} made
 * @public
 */
export function replayVerdict(text: string): {
  same: boolean;
  verdict: PolicyVerdict;
} {
  const { inputs } = JSON.parse(text) as { inputs: PolicyCase };
  const verdict = judgePolicy(inputs);
  return { same: serializeVerdict(verdict) === text, verdict };
}
