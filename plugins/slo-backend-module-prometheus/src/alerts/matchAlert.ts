import {
  literalsOf,
  matcherAccepts,
  Promql,
  type Slo,
} from '@causeway/plugin-slo-common';

/** Labels that only people or routing read: a spec may set others than Prometheus sends on. */
type Labels = Record<string, string>;

/** An SLO and which entity's it is. */
export type AlertedSlo = Pick<
  Slo,
  'service' | 'name' | 'format' | 'sli' | 'alerting'
>;

function includesAll(labels: Labels, wanted: Labels): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => labels[name] === value,
  );
}

/** Pyrra's alerts carry the conditions of the SLO's metric; two SLOs of one name are told apart by them. */
function contradictsQuery(labels: Labels, { sli }: AlertedSlo): boolean {
  if (sli.type !== 'events') return false;
  return new Promql(sli.totalQuery)
    .selectors()
    .flatMap(({ matchers }) => matchers)
    .some(
      matcher =>
        literalsOf(matcher)?.length === 1 &&
        labels[matcher.label] !== undefined &&
        matcherAccepts(matcher, labels[matcher.label]) === false,
    );
}

function byOwnLabels(labels: Labels, slo: AlertedSlo): boolean {
  const { alerting } = slo;
  if (!alerting.name || labels.alertname !== alerting.name) return false;
  return [alerting.page, alerting.ticket].some(
    tier =>
      tier.enabled &&
      includesAll(labels, { ...alerting.labels, ...tier.labels }),
  );
}

/**
 * The SLOs that an alert is about. The surest way counts, the others aren't tried: Sloth's labels (our own rules have them too),
 * Pyrra's, the id that Sloth makes of both names if only one SLO has it, and the alert's name and labels as the spec writes them
 * if only one SLO does.
 */
export function matchAlert<T extends AlertedSlo>(
  labels: Labels,
  slos: readonly T[],
): T[] {
  const {
    sloth_service: service,
    sloth_slo: name,
    sloth_id: id,
    slo: pyrra,
  } = labels;
  if (service && name) {
    return slos.filter(slo => slo.service === service && slo.name === name);
  }
  if (id) {
    const found = slos.filter(slo => `${slo.service}-${slo.name}` === id);
    const names = new Set(found.map(slo => slo.name));
    return names.size === 1 ? found : [];
  }
  const ofPyrra = slos.filter(
    slo =>
      slo.format === 'pyrra' &&
      slo.name === pyrra &&
      !contradictsQuery(labels, slo),
  );
  if (ofPyrra.length > 0) return ofPyrra;
  const named = slos.filter(
    slo =>
      byOwnLabels(labels, slo) &&
      (labels.service === undefined || labels.service === slo.service),
  );
  return named.length === 1 ? named : [];
}
