import type { BurnWindow, SloDetail } from '@causeway/plugin-slo-common';

/** The windows from the shortest to the longest. */
export const BURN_ORDER: BurnWindow[] = [
  '5m',
  '30m',
  '1h',
  '2h',
  '6h',
  '1d',
  '3d',
];

const MINUTE_MS = 60_000;
const LENGTHS: Record<BurnWindow, number> = {
  '5m': 5 * MINUTE_MS,
  '30m': 30 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '2h': 120 * MINUTE_MS,
  '6h': 360 * MINUTE_MS,
  '1d': 1440 * MINUTE_MS,
  '3d': 4320 * MINUTE_MS,
};

/** A bar: everything 0..1 of its width. */
export interface BurnBar {
  /** Null is not known. */
  share: number | null;
  /** Where alerts over this window fire. */
  marks: number[];
  tone: 'ok' | 'risk' | 'bad' | 'unk';
}

/** What the right end of the bars stands for, and the bars. */
export interface BurnScale {
  most: number;
  bars: Record<BurnWindow, BurnBar>;
}

/** Burn rates as bars of one scale, which ends a little above the highest mark or rate; rates far above are cut there. */
export function burnScale(
  slo: Pick<SloDetail, 'burnRates' | 'conditions'>,
): BurnScale {
  const reachable = slo.conditions.filter(
    ({ state }) => state !== 'unreachable',
  );
  const factors = reachable.map(({ condition }) => condition.factor);
  const rates = BURN_ORDER.map(window => slo.burnRates[window] ?? 0);
  const highest = Math.max(2, ...factors);
  const most = Math.ceil(
    Math.min(Math.max(highest * 1.2, ...rates), highest * 3),
  );
  const bar = (window: BurnWindow): BurnBar => {
    const length = LENGTHS[window];
    const about = reachable.filter(
      ({ condition }) =>
        condition.shortMs === length || condition.longMs === length,
    );
    const rate = slo.burnRates[window];
    const above = (severity: string) =>
      about.some(
        ({ condition }) =>
          condition.severity === severity &&
          rate !== null &&
          rate > condition.factor,
      );
    let tone: BurnBar['tone'] = 'ok';
    if (rate === null) tone = 'unk';
    else if (above('page')) tone = 'bad';
    else if (above('ticket') || rate > 1) tone = 'risk';
    return {
      share: rate === null ? null : Math.min(1, rate / most),
      marks: [
        ...new Set(about.map(({ condition }) => condition.factor / most)),
      ],
      tone,
    };
  };
  return {
    most,
    bars: Object.fromEntries(
      BURN_ORDER.map(window => [window, bar(window)]),
    ) as Record<BurnWindow, BurnBar>,
  };
}
