import type { Slo } from '../model';

/** An SLO on its way to become rules. */
export interface RuleContext {
  slo: Slo;
  periodMs: number;
  /** The period as Prometheus writes it, the end of the name of a series: `30d`, `4w`. */
  period: string;
  /** `sloth_id`. */
  id: string;
  /** Labels of every recorded series. */
  labels: Record<string, string>;
  /** Labels that find this SLO's series, in braces. */
  selector: string;
  /** 1 - objective, without the digits that binary fractions leave behind. */
  budget: number;
}
