import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { inParallel } from '../inParallel';
import { DEFAULT_VALUES } from '../templates/defaultValues';
import type { TemplateFile } from '../templates/readTemplates';
import type { TemplateRenderer } from '../templates/TemplateRenderer';
import type { Found } from './Checker';
import type { CheckSettings } from './CheckSettings';
import {
  CombinationChoice,
  combinationsOf,
} from './combinations/combinationsOf';
import { checkRefusals } from './checkRefusals';
import { createReport } from './createReport';
import { readRender } from './readRender';
import type { Render } from './Render';
import type { Cell, CheckerSummary, Combination, Report } from './Report';
import { RenderedCombination, runChecks } from './runChecks';

/** What is checked before any checker has something to look at. */
const RENDER = { id: 'render', title: 'the golden path renders' };
const BAD_ANSWERS = {
  id: 'bad-answers',
  title: 'answers that must be refused, with the field and the reason',
};

/** Keeps what the steps before all checkers found, in the form that checkers have. */
class OwnStep {
  readonly summary: CheckerSummary;
  readonly cells = new Map<Combination, Cell>();

  constructor(step: { id: string; title: string }) {
    this.summary = {
      ...step,
      missing: [],
      runs: 0,
      remembered: 0,
      seconds: 0,
      rememberedSeconds: 0,
    };
  }

  async look(
    combination: Combination,
    action: () => Promise<Found[]>,
  ): Promise<void> {
    const started = performance.now();
    const found = await action().catch(error => [
      { file: '', rule: 'failed', message: `${error?.message ?? error}` },
    ]);
    this.summary.runs += 1;
    this.summary.seconds += (performance.now() - started) / 1000;
    const findings = found.map(finding => ({
      ...finding,
      checker: this.summary.id,
    }));
    this.cells.set(combination, { state: 'checked', findings });
  }
}

/** Renders golden paths for combinations of their answers, and checks what came out. */
export default async function checkTemplates(
  options: CheckSettings & {
    templates: readonly TemplateFile[];
    renderer: TemplateRenderer;
    choice: CombinationChoice;
    /** Folder that the renders stay in; without it they are removed. */
    keep?: string;
  },
): Promise<Report> {
  const started = performance.now();
  const { templates, renderer, choice, keep } = options;
  const work =
    keep ?? (await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-renders-')));
  const render = new OwnStep(RENDER);
  const refusals = new OwnStep(BAD_ANSWERS);
  const rendered: RenderedCombination[] = [];
  const combinations: Combination[] = [];
  try {
    for (const template of templates) {
      const open = combinationsOf(template, choice);
      combinations.push(...open);
      const renders = new Map<Combination, Render>();
      await inParallel(open, options.parallel, combination =>
        render.look(combination, async () => {
          const outputDir = path.join(work, template.name, combination.id);
          await fs.rm(outputDir, { recursive: true, force: true });
          await fs.mkdir(outputDir, { recursive: true });
          const values = { ...DEFAULT_VALUES, ...combination.answers };
          await renderer.render({ template, values, outputDir });
          renders.set(combination, await readRender(outputDir));
          return [];
        }),
      );
      for (const combination of open) {
        const done = renders.get(combination);
        if (done) {
          rendered.push({ ...combination, render: done });
        }
        if (combination.id === 'default') {
          await refusals.look(combination, () =>
            checkRefusals(renderer, template),
          );
        }
      }
      options.onProgress?.(`rendered ${template.name}`);
    }
    const { checkers, cells } = await runChecks({
      ...options,
      isWhole: choice === 'all',
      combinations: rendered,
    });
    return createReport({
      combinations,
      checkers: [render.summary, refusals.summary, ...checkers],
      cells: combinations.map(combination => {
        const index = rendered.findIndex(
          ({ template, id }) =>
            template === combination.template && id === combination.id,
        );
        return new Map([
          [RENDER.id, cellOf(render, combination)],
          [BAD_ANSWERS.id, cellOf(refusals, combination)],
          ...(cells[index] ?? []),
        ]);
      }),
      seconds: (performance.now() - started) / 1000,
    });
  } finally {
    if (!keep) {
      await fs.rm(work, { recursive: true, force: true });
    }
  }
}

function cellOf(step: OwnStep, combination: Combination): Cell {
  return step.cells.get(combination) ?? { state: 'not-applicable' };
}
