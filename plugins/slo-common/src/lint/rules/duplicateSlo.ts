import { sloKey } from '../../model';
import type { LintRule } from '../LintRule';
import { slothId } from '../slothId';

/** One id, one SLO. */
export const duplicateSlo: LintRule = {
  id: 'duplicate-slo',
  severity: 'error',
  what: 'No two SLOs have the same service and name, nor the same sloth_id (service-name).',
  why: 'Both write the same series. Prometheus takes one sample of the two for each timestamp and drops the other as a duplicate: the budget jumps between two services.',
  *check(slo, { firstOfId }) {
    const first = firstOfId.get(slothId(slo.slo));
    if (!first || first === slo) return;
    const same = sloKey(first.slo) === sloKey(slo.slo);
    const { file, line } = first.slo.source;
    yield {
      at: slo.slo.source,
      message: same
        ? `${slo.slo.service}/${slo.slo.name} is also in ${file}, line ${line}: both write the same series, and Prometheus keeps one sample of the two at a time.`
        : `${slo.slo.service} + ${slo.slo.name} and ${first.slo.service} + ${
            first.slo.name
          } (${file}, line ${line}) are both sloth_id ${slothId(
            slo.slo,
          )}: they write the same series, and Prometheus keeps one sample of the two at a time.`,
      fix: `name: ${slo.slo.name}-2, or whatever tells the two apart`,
    };
  },
};
