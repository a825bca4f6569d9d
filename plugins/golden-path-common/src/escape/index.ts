export { escapeHcl } from './escapeHcl';
export { escapeMarkdown } from './escapeMarkdown';
export { escapePython } from './escapePython';
export { escapeShell } from './escapeShell';
export { escapeToml } from './escapeToml';
export { escapeYaml } from './escapeYaml';
