import type {
  AuthService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  AnswerError,
  checkServiceName,
  deriveAnswers,
  mayRun,
  runnersOf,
} from '@causeway/plugin-golden-path-common';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { checkAvailability } from '../lib/checkAvailability';
import { gitHosts, portalUrlOf } from '../lib/gitHosts';
import { withParentGroups } from '../lib/groupsOf';
import { asInputError } from '../lib/inputError';
import { readTemplate } from '../lib/readTemplate';
import { resolveParameters } from '../lib/resolveParameters';
import { isObject } from '../lib/schemaTypes';

/** What {@link createAnswersAction} works with. */
export interface AnswersActionOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  localGit: LocalGitService;
  userInfo: UserInfoService;
}

/** One sentence for each thing wrong with the name, instead of the pattern it fails to match. */
function checkName(answers: Record<string, unknown>): void {
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
 * The step that begins every golden path: checks what was sent against the template's own form, fills in defaults, makes
 * sure that names are free and owners exist, and derives what the files are rendered with.
 */
export function createAnswersAction(options: AnswersActionOptions) {
  const { auth, catalog, config, localGit, userInfo } = options;
  return createTemplateAction({
    id: 'golden-path:answers',
    description:
      "Checks the answers against the template's own form, fills in defaults and derives the values that the files are rendered with",
    supportsDryRun: true,
    examples: [
      {
        description: 'The first step of every golden path',
        example: [
          'steps:',
          '  - id: answers',
          '    name: Check the answers',
          '    action: golden-path:answers',
          '    input:',
          '      parameters: ${{ parameters }}',
          '      stack: { language: python, kind: api, queue: sqs }',
        ].join('\n'),
      },
    ],
    schema: {
      input: {
        parameters: z =>
          z.record(z.unknown(), {
            description: 'All answers: ${{ parameters }}',
          }),
        stack: z =>
          z
            .record(z.unknown(), {
              description:
                'What this golden path is made of, as templates/README.md lists it; an answer of the same name takes the place of a value',
            })
            .optional(),
      },
      output: {
        values: z =>
          z.record(z.unknown(), {
            description: 'For `values` of fetch:template',
          }),
        publisher: z =>
          z.string({
            description: 'What publishes: local-git, github, gitlab or gitea',
          }),
        repoUrl: z =>
          z.string({ description: 'For `repoUrl` of the publishing action' }),
        remoteUrl: z =>
          z.string({
            description: 'Where the repository will be, for browsers',
          }),
        record: z =>
          z.record(z.unknown(), { description: 'For golden-path:record' }),
      },
    },
    async handler(ctx) {
      const credentials = await ctx.getInitiatorCredentials();
      const isDryRun = ctx.isDryRun ?? false;
      const template = await readTemplate({
        templateInfo: ctx.templateInfo,
        isDryRun,
        catalog,
        credentials,
      });

      if (!isDryRun && runnersOf(template.entity)) {
        const refs = auth.isPrincipal(credentials, 'user')
          ? (await userInfo.getUserInfo(credentials)).ownershipEntityRefs
          : [];
        const all = await withParentGroups(refs, { catalog, credentials });
        if (!mayRun(template.entity, all)) {
          throw new NotAllowedError(
            `Only ${runnersOf(template.entity)?.join(
              ', ',
            )} may run the template '${template.name}'; ask one of them.`,
          );
        }
      }

      const createdOn = await ctx.checkpoint({
        key: 'created-on',
        fn: () => new Date().toISOString().slice(0, 10),
      });
      const { answers, derived } = await asInputError(async () => {
        const sent = isObject(ctx.input.parameters) ? ctx.input.parameters : {};
        checkName(sent);
        const resolved = resolveParameters(template.pages, sent);
        const result = deriveAnswers(resolved, {
          portalUrl: portalUrlOf(config),
          template: { name: template.name, version: template.version },
          createdOn,
          hosts: gitHosts(config),
          stack: ctx.input.stack,
        });
        if (!isDryRun) {
          const problems = await checkAvailability({
            values: result.values,
            repository: result.repository,
            catalog,
            localGit,
            credentials,
            taskId: ctx.task.id,
          });
          if (problems.length > 0) {
            throw new AnswerError(problems);
          }
        }
        return { answers: resolved, derived: result };
      });

      ctx.output('values', derived.values);
      ctx.output('publisher', derived.repository?.publisher ?? 'local-git');
      ctx.output('repoUrl', derived.repository?.repoUrl ?? '');
      ctx.output('remoteUrl', derived.repository?.url ?? '');
      ctx.output('record', {
        template: {
          ref: template.ref,
          name: template.name,
          version: template.version,
          ...(template.source && { source: template.source }),
        },
        createdOn,
        answers,
      });
    },
  });
}
