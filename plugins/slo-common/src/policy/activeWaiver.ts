import { ErrorBudgetPolicy, PolicyWaiver } from './ErrorBudgetPolicy';

/**
 * The waiver that holds at a moment: of the policy's own and further ones, the one that lasts longest. One without a
 * reason or approval, without an end, or longer than the policy allows never holds.
 *
 * @public
 */
export function activeWaiver(options: {
  policy: ErrorBudgetPolicy;
  /** Granted in the portal. */
  waivers?: PolicyWaiver[];
  at: number;
  /** The SLO that decided. */
  slo: string;
}): PolicyWaiver | undefined {
  const { policy, waivers = [], at, slo } = options;
  return [...policy.waivers, ...waivers]
    .filter(
      waiver =>
        waiver.reason.trim() !== '' &&
        waiver.approvedBy.trim() !== '' &&
        waiver.until - waiver.from <= policy.exceptions.longestMs &&
        waiver.from <= at &&
        at < waiver.until &&
        (!waiver.slos || waiver.slos.includes(slo)),
    )
    .reduce<PolicyWaiver | undefined>(
      (longest, waiver) =>
        longest && longest.until >= waiver.until ? longest : waiver,
      undefined,
    );
}
