import { parseDuration } from '@causeway/plugin-slo-common';
import { UsageError } from '../errors';

/**
 * The milliseconds of a duration on the command line.
 *
 * @param name - of the option
 * @param text - its value
 */
export function readDurationOption(name: string, text: string): number {
  const duration = parseDuration(text);
  if (!duration) {
    throw new UsageError(
      `--${name} is a duration such as 30d, 4w or 15d12h, not '${text}'`,
    );
  }
  return duration;
}
