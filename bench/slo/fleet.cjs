// What the seeded company looks like, for those who ask about it.

/** SLOs of each service. */
const NAMES = ['availability', 'latency', 'freshness'];
const OBJECTIVES = [99.9, 99, 95];

/** The entity of a service by its number. */
const refOf = index => `component:default/service-${index}`;

/** The queries of an SLO. */
function queriesOf(service, name) {
  const labels = `job="${service}",slo="${name}"`;
  const rate = more =>
    `sum(rate(http_requests_total{${labels}${more}}[{{.window}}]))`;
  return { errorQuery: rate(',code=~"5.."'), totalQuery: rate('') };
}

/** A Sloth file of one service. */
function slothFile(service, names, objectiveOf) {
  const slos = names.map((name, place) => {
    const { errorQuery, totalQuery } = queriesOf(service, name);
    return `  - name: ${name}
    objective: ${objectiveOf(place)}
    sli:
      events:
        error_query: ${errorQuery}
        total_query: ${totalQuery}
    alerting: { name: BudgetBurns }
`;
  });
  return `version: prometheus/v1\nservice: ${service}\nslos:\n${slos.join('')}`;
}

/** The file that the SLOs of a service would come from; with tighter objectives. */
function sloFileOf(index) {
  return slothFile(
    `service-${index}`,
    NAMES,
    place => OBJECTIVES[place] + 0.01,
  );
}

/** The files of a service with very many SLOs. */
function floodFiles(count) {
  const perFile = 500;
  return Array.from({ length: count / perFile }, (_, file) => ({
    path: `slos/part-${file}.yaml`,
    content: slothFile(
      'flood',
      Array.from({ length: perFile }, (__, index) => `slo-${file}-${index}`),
      () => 99.9,
    ),
  }));
}

module.exports = {
  NAMES,
  OBJECTIVES,
  /** Services with a long past: charts of 90 days and dry-runs over 400 are asked about these. */
  OLD_SERVICES: 10,
  OLD_DAYS: 400,
  floodFiles,
  queriesOf,
  refOf,
  sloFileOf,
};
