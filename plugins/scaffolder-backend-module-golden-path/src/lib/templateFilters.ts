import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';
import {
  escapeHcl,
  escapeMarkdown,
  escapePython,
  escapeShell,
  escapeToml,
  escapeYaml,
} from '@causeway/plugin-golden-path-common';

/**
 * The filters by which everything that a person typed goes into a file, one for each language that golden paths write.
 */
export const templateFilters = [
  createTemplateFilter({
    id: 'yaml',
    description: 'A YAML scalar (or flow collection), quotes included',
    examples: [{ example: 'description: ${{ values.description | yaml }}' }],
    filter: (value: unknown) => escapeYaml(value),
  }),
  createTemplateFilter({
    id: 'hcl',
    description:
      'A Terraform (HCL) string, quotes included; nothing in it is a template',
    examples: [{ example: 'description = ${{ values.description | hcl }}' }],
    filter: (value: unknown) => escapeHcl(value),
  }),
  createTemplateFilter({
    id: 'sh',
    description: 'One shell word, quotes included',
    examples: [{ example: 'echo ${{ values.title | sh }}' }],
    filter: (value: unknown) => escapeShell(value),
  }),
  createTemplateFilter({
    id: 'py',
    description:
      'A Python literal, quotes included; not for use inside f-strings',
    examples: [{ example: 'TITLE = ${{ values.title | py }}' }],
    filter: (value: unknown) => escapePython(value),
  }),
  createTemplateFilter({
    id: 'toml',
    description: 'A TOML value, quotes included',
    examples: [{ example: 'description = ${{ values.description | toml }}' }],
    filter: (value: unknown) => escapeToml(value),
  }),
  createTemplateFilter({
    id: 'md',
    description: 'Markdown on one line that shows exactly the given text',
    examples: [{ example: '# ${{ values.title | md }}' }],
    filter: (value: unknown) => escapeMarkdown(value),
  }),
];
