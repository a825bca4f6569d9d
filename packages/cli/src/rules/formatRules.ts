import { CORPUS } from '../mutations/corpus';
import { RULES_BY_AREA } from './allRules';

const HEADINGS: Record<string, string> = {
  kubernetes: 'Objects of the chart',
  network: 'Network policies',
  observability: 'SLOs, alerts and dashboards',
  runbooks: 'Runbooks and other documents',
  delivery: 'Workflows and Argo CD',
  terraform: 'Terraform',
  service: 'The service itself',
};

const cell = (text: string) =>
  text.replace(/\|/g, '\\|').replace(/([<>*_])/g, '\\$1');

/** Defects of the source documents that a rule is there to find. */
function defectsOf(id: string): string {
  return CORPUS.filter(({ killers }) => killers.includes(`rules/${id}`))
    .map(({ defect }) => defect)
    .join(', ');
}

/** The tables of docs/golden-paths-rules.md, from the rules themselves. */
export function formatRules(): string {
  return Object.entries(RULES_BY_AREA)
    .map(([area, rules]) =>
      [
        `## ${HEADINGS[area] ?? area}`,
        '',
        '| Rule | What must hold | Why | How to fix | Needs helm | Defects |',
        '| --- | --- | --- | --- | --- | --- |',
        ...rules.map(
          ({ id, what, why, fix, needsManifests }) =>
            `| \`${id}\` | ${cell(what)} | ${cell(why)} | ${cell(fix)} | ${
              needsManifests ? 'yes' : ''
            } | ${defectsOf(id)} |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
