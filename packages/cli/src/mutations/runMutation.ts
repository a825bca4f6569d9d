import type { Finding } from '../check/Finding';
import { checkFiles, RulesResult } from '../rules/checkFiles';
import type { ParseCache } from '../rules/model/Repository';
import type { Mutation } from './Mutation';
import { RepositoryEditor } from './RepositoryEditor';

/** A clean render with what the rules say about it. */
export interface Baseline {
  files: ReadonlyMap<string, string>;
  /** Empty where helm isn't there. */
  manifests: ReadonlyMap<string, string>;
  result: RulesResult;
  /** Filled as files are read, for all mutations of this render. */
  parsed?: ParseCache;
}

/** What became of a defect. */
export interface MutationResult {
  mutation: Mutation;
  /** Who found it; empty when it survived. */
  killedBy: string[];
  /** What was found, for the report. */
  findings: Finding[];
  /** Checkers among those expected that could not look, with the reason; when nobody found it, it counts as not checked. */
  notChecked: string[];
  seconds: number;
}

/** What a run needs from outside; without it only the rules look, at files alone. */
export interface Tools {
  /** The chart's objects by environment. @throws Error when the chart can't be rendered, which finds the defect. */
  manifests(
    files: ReadonlyMap<string, string>,
  ): Promise<ReadonlyMap<string, string>>;
  /** Runs another checker on changed files. */
  check(
    id: string,
    files: ReadonlyMap<string, string>,
  ): Promise<{ findings: Finding[] } | { notChecked: string }>;
}

const keyOf = ({ checker, rule, file, message }: Finding) =>
  `${checker}|${rule}|${file}|${message}`;

/** Findings that a clean render doesn't have. */
function added(findings: Finding[], clean: Finding[]): Finding[] {
  const known = new Set(clean.map(keyOf));
  return findings.filter(finding => !known.has(keyOf(finding)));
}

/**
 * Puts a defect into a clean render and lets everybody look who could find it.
 *
 * @param options - `isQuick`: nobody else looks once it is found
 */
export async function runMutation(
  mutation: Mutation,
  baseline: Baseline,
  options: { tools?: Tools; isQuick?: boolean } = {},
): Promise<MutationResult> {
  const { tools, isQuick = false } = options;
  const started = performance.now();
  const editor = new RepositoryEditor(baseline.files);
  mutation.apply(editor);
  const { files, changed } = editor;
  const findings: Finding[] = [];
  const notChecked: string[] = [];

  let manifests = baseline.manifests;
  const inChart = [...changed].some(file => file.startsWith('deploy/helm/'));
  if (tools && manifests.size > 0 && inChart) {
    try {
      manifests = await tools.manifests(files);
    } catch (error) {
      manifests = new Map();
      findings.push({
        checker: 'helm',
        file: [...changed][0],
        message: error instanceof Error ? error.message : String(error),
      });
    }
  }
  const rules = checkFiles(files, { manifests, parsed: baseline.parsed });
  findings.push(...added(rules.findings, baseline.result.findings));
  const unable = rules.notChecked.map(({ rule }) => `rules/${rule}`);
  notChecked.push(...mutation.killers.filter(id => unable.includes(id)));

  for (const id of mutation.killers.filter(
    killer => !killer.startsWith('rules/'),
  )) {
    if (isQuick && findings.length > 0) break;
    const answer = tools
      ? await tools.check(id, files)
      : { notChecked: 'asked for Node only' };
    if ('notChecked' in answer) notChecked.push(id);
    else findings.push(...answer.findings);
  }
  const killedBy = [
    ...new Set(
      findings.map(({ checker, rule }) =>
        checker === 'rules' ? `rules/${rule}` : checker,
      ),
    ),
  ];
  return {
    mutation,
    killedBy,
    findings,
    notChecked,
    seconds: (performance.now() - started) / 1000,
  };
}
