import {
  BURN_WINDOWS,
  type BurnWindow,
  type ConditionState,
  type SloDetail,
} from '@causeway/plugin-slo-common';

/** A burn rate that alerts look at, and above what they fire. */
export interface BurnTier {
  /** The longer window of the pair: what it says is what pages. */
  window: BurnWindow;
  /** Such as `1 h`. */
  label: string;
  /** Of the alert; null where none looks at this window. */
  severity: 'page' | 'ticket' | null;
  /** Burn rate above which it fires; null as above. */
  factor: number | null;
  /** The shorter window, in milliseconds, which has to be above as well. */
  shortMs: number | null;
  state: ConditionState['state'] | null;
}

/** The windows that alerts usually confirm by, for SLOs that have no alert. */
const USUAL: BurnWindow[] = ['1h', '6h', '1d', '3d'];

/** A window as charts name it. */
export function burnWindowLabel(window: BurnWindow): string {
  return window.replace('m', ' min').replace(/[hd]/, ' $&');
}

/** The burn rates whose course is worth looking at, from the shortest window to the longest. */
export function burnTiers(slo: Pick<SloDetail, 'conditions'>): BurnTier[] {
  return USUAL.map(window => {
    const found = slo.conditions.find(
      ({ condition, state }) =>
        condition.longMs === BURN_WINDOWS[window] && state !== 'unreachable',
    );
    return {
      window,
      label: burnWindowLabel(window),
      severity: found?.condition.severity ?? null,
      factor: found?.condition.factor ?? null,
      shortMs: found?.condition.shortMs ?? null,
      state: found?.state ?? null,
    };
  });
}

/** The tier to begin with: one that fires, pages before tickets; else the one with the quickest page. */
export function firstTier(tiers: BurnTier[]): BurnTier {
  const firing = tiers.filter(({ state }) => state === 'firing');
  return (
    firing.find(({ severity }) => severity === 'page') ?? firing[0] ?? tiers[0]
  );
}
