import type {
  AuthService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { checkAnswers } from '../lib/checkAnswers';
import { readTemplate } from '../lib/readTemplate';
import { requireRunner } from '../lib/requireRunner';

/** What {@link createAnswersAction} works with. */
export interface AnswersActionOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  localGit: LocalGitService;
  userInfo: UserInfoService;
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

      if (!isDryRun) {
        await requireRunner({ template, auth, catalog, userInfo, credentials });
      }

      const createdOn = await ctx.checkpoint({
        key: 'created-on',
        fn: () => new Date().toISOString().slice(0, 10),
      });
      const { answers, derived } = await checkAnswers({
        template,
        sent: ctx.input.parameters,
        stack: ctx.input.stack,
        createdOn,
        taskId: isDryRun ? undefined : ctx.task.id,
        catalog,
        config,
        localGit,
        credentials,
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
