import type { PolicyVerdict } from '../policy';

/** A verdict with all that it follows from. @public */
export interface VerdictDetail extends PolicyVerdict {
  id: string;
  /** Made again from its inputs just now, the same came out, byte for byte. */
  replayed: boolean;
}
