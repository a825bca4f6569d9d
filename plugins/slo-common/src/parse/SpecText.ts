import type { SloSource } from '../model';

/** A text of a spec that knows where each of its characters was written. */
export interface SpecText {
  text: string;
  /** Where a character of the text stands in the file. */
  at(offset: number): SloSource;
}
