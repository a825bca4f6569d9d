import type { Forecast, SloTruth } from '@causeway/plugin-slo-common';
import { formatDuration } from './formatDuration';

/** A forecast in a few words, with the sentence that says what it assumes. */
export function forecastText(
  forecast: Forecast,
  now: number = Date.now(),
): { text: string; truth: SloTruth; why: string } {
  const why = forecast.reason.replace(/\.$/, '');
  const ahead =
    forecast.at === null ? undefined : formatDuration(forecast.at - now);
  switch (forecast.state) {
    case 'holds':
      return { text: 'holds', truth: 'holds', why };
    case 'runs-out':
      return { text: `out in ${ahead}`, truth: 'at-risk', why };
    case 'exhausted':
      return {
        text: ahead ? `back in ${ahead}` : 'stays spent',
        truth: 'broken',
        why,
      };
    default:
      return { text: 'unknown', truth: 'unknown', why };
  }
}
