// files-agree.mjs DIR: names and numbers that stand in several files are the same in all of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const [dir] = process.argv.slice(2);
const read = file => readFileSync(join(dir, file), 'utf8');
const load = file => parse(read(file));

const findings = [];
const must = (holds, finding) => {
  if (!holds) findings.push(finding);
};

const { name } = load('deploy/helm/Chart.yaml');
const runbookFile = `docs/runbooks/${name}.md`;
const runbook = read(runbookFile);
const anchors = new Set(
  [...runbook.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/ /g, '-'),
  ),
);

// Every alert: an entry in the runbook that its address points to, a dashboard, a severity, a test.
const tests = readdirSync(join(dir, 'observability/tests'))
  .map(file => read(`observability/tests/${file}`))
  .join('\n');
const alerts = readdirSync(join(dir, 'deploy/helm/rules'))
  .flatMap(file => load(`deploy/helm/rules/${file}`).groups)
  .flatMap(group => group.rules)
  .filter(rule => rule.alert);
must(alerts.length >= 10, `only ${alerts.length} alerts`);
for (const { alert, labels, annotations } of alerts) {
  const { runbook_url: url = '', dashboard_url: dashboard = '' } = annotations;
  const [address, anchor] = url.split('#');
  must(address.endsWith(`/${runbookFile}`), `${alert}: runbook_url ${url}`);
  must(anchors.has(anchor), `${alert}: ${runbookFile} has no #${anchor}`);
  must(runbook.includes(`\n### ${alert}\n`), `${alert}: no runbook entry`);
  must(dashboard.endsWith(`/d/${name}`), `${alert}: dashboard ${dashboard}`);
  must(['page', 'ticket'].includes(labels.severity), `${alert}: severity`);
  must(tests.includes(`alertname: ${alert}\n`), `${alert}: no unit test`);
}

// Alarms of AWS: an entry each.
const alarms = read('deploy/terraform/service/alarms.tf').matchAll(
  /^ {4}([a-z-]+) = \{$/gm,
);
for (const [, alarm] of alarms) {
  must(runbook.includes(`\n### ${alarm}\n`), `${alarm}: no runbook entry`);
}

// Links inside the documents.
for (const [, target] of runbook.matchAll(/\]\(#([^)]+)\)/g)) {
  must(anchors.has(target), `${runbookFile}: link to #${target}`);
}
for (const [, target] of runbook.matchAll(/\]\((\.\.[^)#]+)\)/g)) {
  must(
    existsSync(join(dir, 'docs/runbooks', target)),
    `${runbookFile}: link to ${target}`,
  );
}

// One promise, the same numbers everywhere.
const { slos } = load(`slos/${name}.yaml`);
const objective = Object.fromEntries(slos.map(s => [s.name, s.objective]));
const rules = read('deploy/helm/rules/slo.yaml');
const onePager = read('docs/designs/one-pager.md');
const milliseconds = slos
  .find(slo => slo.name === 'latency')
  .description.match(/(\d+) ms/)[1];
for (const [file, text] of [
  [runbookFile, runbook],
  ['docs/designs/one-pager.md', onePager],
]) {
  must(text.includes(`${objective.availability} %`), `${file}: availability`);
  must(text.includes(`${objective.latency} %`), `${file}: latency target`);
  must(text.includes(`${milliseconds} ms`), `${file}: latency`);
}
for (const slo of slos) {
  must(
    rules.includes(`sloth_id: ${name}-${slo.name}`) &&
      rules.includes(`(1 - ${slo.objective} / 100)`),
    `deploy/helm/rules/slo.yaml: not the objective of ${slo.name}`,
  );
  must(
    slo.sli.events.error_query.includes('{{.window}}') &&
      slo.sli.events.total_query.includes('{{.window}}'),
    `slos/${name}.yaml: ${slo.name} has no window`,
  );
}
const le = rules.match(/le="([^"]+)"/)[1];
must(
  Number(le) * 1000 === Number(milliseconds),
  `le="${le}", ${milliseconds} ms`,
);
must(
  read(`slos/${name}.yaml`).includes(`le="${le}"`),
  'le differs from the SLO file',
);

// Terraform makes what the chart refers to.
for (const environment of ['dev', 'staging', 'prod']) {
  const main = read(`deploy/terraform/${environment}/main.tf`);
  must(
    new RegExp(`name\\s+= "${name}"`).test(main) &&
      new RegExp(`environment\\s+= "${environment}"`).test(main),
    `deploy/terraform/${environment}: another name or environment`,
  );
  const application = load(`deploy/argocd/application-${environment}.yaml`);
  must(
    application.spec.destination.namespace === `${name}-${environment}` &&
      application.spec.source.helm.releaseName === name,
    `deploy/argocd/application-${environment}.yaml: namespace or release`,
  );
  must(
    application.spec.source.targetRevision === `env/${environment}`,
    `deploy/argocd/application-${environment}.yaml: another branch`,
  );
  // image.yaml is on the branches of the environments only.
  for (const file of application.spec.source.helm.valueFiles) {
    must(
      file === 'image.yaml' || existsSync(join(dir, 'deploy/helm', file)),
      `no deploy/helm/${file}`,
    );
  }
}

// All 14 sections of the one-pager and all 11 of the runbook, none empty.
const sections = text =>
  text
    .split(/^## /m)
    .slice(1)
    .map(part => part.split('\n'));
must(sections(onePager).length === 14, 'one-pager: not 14 sections');
must(sections(runbook).length === 11, 'runbook: not 11 sections');
for (const [heading, ...body] of [
  ...sections(onePager),
  ...sections(runbook),
]) {
  must(body.join('').trim().length > 20, `section "${heading}" is empty`);
}

console.log([...findings, `${alerts.length} alerts`].join('\n'));
process.exitCode = findings.length > 0 ? 1 : 0;
