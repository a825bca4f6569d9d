import type { Finding } from '../check/Finding';
import { ALL_RULES } from './allRules';
import { ParseCache, Repository } from './model/Repository';
import type { Rule } from './Rule';

/** What the rules say about a repository. */
export interface RulesResult {
  findings: Finding[];
  /** Rules that could not look, and why: never to be taken as passed. */
  notChecked: Array<{ rule: string; reason: string }>;
}

/**
 * Checks the files of a generated repository against each other. Pure: it reads nothing, and gives the same findings
 * for the same files.
 *
 * @param files - text by path, with `/`; without `.git` and what was installed or built
 * @param options - `manifests`: what `helm template` printed for each environment; rules about the chart's objects are not
 *   checked without; `parsed`: kept between calls for files that differ little; `rules`: only these
 */
export function checkFiles(
  files: ReadonlyMap<string, string>,
  options: {
    manifests?: ReadonlyMap<string, string>;
    parsed?: ParseCache;
    rules?: readonly Rule[];
  } = {},
): RulesResult {
  const repository = new Repository(files, options.manifests, options.parsed);
  const haveManifests = repository.manifests.size > 0;
  const findings: Finding[] = [];
  const notChecked: RulesResult['notChecked'] = [];
  for (const rule of options.rules ?? ALL_RULES) {
    if (rule.needsManifests && !haveManifests) {
      notChecked.push({
        rule: rule.id,
        reason: 'needs the objects of the chart: helm is missing or failed',
      });
      continue;
    }
    const seen = new Set<string>();
    for (const { file, line, message } of rule.check(repository)) {
      // The same line of a template makes objects for every environment.
      const key = `${file}:${line}:${message}`;
      if (!seen.has(key)) {
        seen.add(key);
        findings.push({
          checker: 'rules',
          rule: rule.id,
          file,
          ...(line && { line }),
          message: `${message}: ${rule.fix}`,
        });
      }
    }
  }
  return { findings, notChecked };
}
