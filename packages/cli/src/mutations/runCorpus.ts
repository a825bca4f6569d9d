import type { JsonObject } from '@backstage/types';
import type { Finding } from '../check/Finding';
import { inParallel } from '../inParallel';
import { checkFiles } from '../rules/checkFiles';
import type { ParseCache } from '../rules/model/Repository';
import type { Mutation } from './Mutation';
import { PlaceNotFoundError } from './RepositoryEditor';
import { Baseline, MutationResult, runMutation, Tools } from './runMutation';
import { summarise, Summary } from './summarise';

/** Defects that are looked at at once: while a program runs for one, the rules look at another. */
const PARALLEL = 3;

/** What the corpus says about the checks. */
export interface CorpusReport {
  results: MutationResult[];
  /** Defects that were not put in: their golden path isn't there, or has no place for them. */
  skipped: Array<{ defect: number; reason: string }>;
  /** What was found in clean renders. */
  falseAlarms: Finding[];
  summary: Summary;
  /** Whether each defect was looked at only until somebody found it. */
  isQuick: boolean;
}

/**
 * Puts every defect into a clean render of its golden path, one at a time, and lets the checks look.
 *
 * @param options - `only`: all defects go into this golden path, as far as it has a place for them; `tools`: helm and
 *   other checkers, without which only the rules about files look; `isQuick`: a defect is looked at until somebody finds
 *   it, and other checkers than the rules don't look at clean renders, which is for those who have just run them all
 */
export async function runCorpus(options: {
  corpus: readonly Mutation[];
  only?: string;
  tools?: Tools;
  isQuick?: boolean;
  /** Renders a golden path with answers besides the defaults; nothing when there is no such golden path. */
  render(
    template: string,
    values: JsonObject,
  ): Promise<ReadonlyMap<string, string> | undefined>;
}): Promise<CorpusReport> {
  const { corpus, only, tools, isQuick = false, render } = options;
  const baselines = new Map<string, Promise<Baseline | undefined>>();
  const falseAlarms: Finding[] = [];
  const results: MutationResult[] = [];
  const skipped: CorpusReport['skipped'] = [];

  async function baselineOf(
    template: string,
    values: JsonObject,
    others: string[],
  ): Promise<Baseline | undefined> {
    const files = await render(template, values);
    if (!files) return undefined;
    const manifests = (await tools?.manifests(files)) ?? new Map();
    const parsed: ParseCache = new Map();
    const result = checkFiles(files, { manifests, parsed });
    falseAlarms.push(...result.findings);
    for (const id of new Set(tools && !isQuick ? others : [])) {
      const answer = await tools?.check(id, files);
      if (answer && 'findings' in answer) falseAlarms.push(...answer.findings);
    }
    return { files, manifests, result, parsed };
  }

  const baselineFor = (template: string, values: JsonObject) => {
    const key = `${template} ${JSON.stringify(values)}`;
    const known =
      baselines.get(key) ??
      baselineOf(
        template,
        values,
        corpus
          .filter(mutation => (only ?? mutation.template) === template)
          .flatMap(({ killers }) => killers)
          .filter(killer => !killer.startsWith('rules/')),
      );
    baselines.set(key, known);
    return known;
  };

  async function run(mutation: Mutation): Promise<void> {
    const { defect, values = {} } = mutation;
    const template = only ?? mutation.template;
    const baseline = await baselineFor(template, values).catch(error => {
      // Another golden path need not ask for the answers that this defect needs.
      if (only) return undefined;
      throw error;
    });
    if (!baseline) {
      const reason = `there is no ${template} with ${JSON.stringify(values)}`;
      skipped.push({ defect, reason });
      return;
    }
    try {
      results.push(await runMutation(mutation, baseline, { tools, isQuick }));
    } catch (error) {
      if (!(only && error instanceof PlaceNotFoundError)) throw error;
      skipped.push({ defect, reason: `${template} has no place for it` });
    }
  }

  await inParallel(corpus, PARALLEL, run);
  const byNumber = (left: number, right: number) => left - right;
  results.sort((left, right) =>
    byNumber(left.mutation.defect, right.mutation.defect),
  );
  skipped.sort((left, right) => byNumber(left.defect, right.defect));
  return {
    results,
    skipped,
    falseAlarms,
    summary: summarise(results),
    isQuick,
  };
}
