import { Promql } from '../model/Promql';
import type { Repository } from '../model/Repository';
import type { Value } from '../model/Value';

/** Every PromQL expression of a repository: rules, SLO files, dashboards. */
export function expressionsOf(
  repository: Repository,
): Array<{ promql: Promql; at: Value }> {
  const values = [
    ...repository.sloFiles
      .flatMap(file => file.list('slos'))
      .flatMap(slo => slo.entries('sli.events').map(([, value]) => value)),
    ...repository.dashboards
      .flatMap(dashboard => dashboard.list('panels'))
      .flatMap(panel => [panel, ...panel.list('panels')])
      .flatMap(panel => panel.list('targets'))
      .map(target => target.get('expr'))
      .filter(expr => expr.exists),
  ];
  return [
    ...repository.rules.map(({ promql, value }) => ({
      promql,
      at: value.get('expr'),
    })),
    ...values.map(at => ({ promql: new Promql(at.text()), at })),
  ];
}
