import type {
  BackstageCredentials,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  AnswerError,
  checkServiceName,
  deriveAnswers,
  type Answers,
  type DerivedAnswers,
} from '@causeway/plugin-golden-path-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { checkAvailability } from './checkAvailability';
import { gitHosts, portalUrlOf } from './gitHosts';
import { asInputError } from './inputError';
import type { GoldenPathTemplate } from './readTemplate';
import { resolveParameters } from './resolveParameters';
import { isObject } from './schemaTypes';

/** One sentence for each thing wrong with the name, instead of the pattern it fails to match. */
function checkName(answers: Answers): void {
  if (typeof answers.name !== 'string' || answers.name === '') {
    return;
  }
  const [problem] = checkServiceName(answers.name);
  if (problem) {
    throw new AnswerError([
      {
        field: 'name',
        message: `can't be used: ${problem.replace(/\.$/, '')}`,
      },
    ]);
  }
}

/**
 * Checks answers against a template's own form, fills in its defaults and derives what files are rendered with.
 *
 * @param options.taskId - the task that the answers belong to; a repository that it made before doesn't count as taken.
 *   Absent when nothing may be looked up: in a dry run
 * @throws InputError that names each field and says how to put it right
 */
export async function checkAnswers(options: {
  template: GoldenPathTemplate;
  sent: unknown;
  stack: unknown;
  createdOn: string;
  taskId: string | undefined;
  catalog: CatalogService;
  config: RootConfigService;
  localGit: LocalGitService;
  credentials: BackstageCredentials;
}): Promise<{ answers: Answers; derived: DerivedAnswers }> {
  const { template, sent, config, taskId } = options;
  return asInputError(async () => {
    const given = isObject(sent) ? sent : {};
    checkName(given);
    const answers = resolveParameters(template.pages, given);
    const derived = deriveAnswers(answers, {
      portalUrl: portalUrlOf(config),
      template: { name: template.name, version: template.version },
      createdOn: options.createdOn,
      hosts: gitHosts(config),
      stack: options.stack,
    });
    if (taskId !== undefined) {
      const problems = await checkAvailability({
        ...options,
        taskId,
        values: derived.values,
        repository: derived.repository,
      });
      if (problems.length > 0) {
        throw new AnswerError(problems);
      }
    }
    return { answers, derived };
  });
}
