/**
 * What changed, so that whoever computed something from it computes it again. May come twice.
 *
 * @public
 */
export interface SloChange {
  /**
   * Part of the store: counts, specs and policy files, service events, firing alerts, waivers, verdicts that say something
   * else than before.
   */
  kind: 'ledger' | 'specs' | 'events' | 'alerts' | 'waivers' | 'verdicts';
  entityRefs: string[];
}
