import type {
  AuthService,
  RootConfigService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import type { LocalGitService } from '@causeway/plugin-local-git-node';
import { checkAnswers } from '../lib/checkAnswers';
import { portalUrlOf } from '../lib/gitHosts';
import { readTemplate } from '../lib/readTemplate';
import { requireRunner } from '../lib/requireRunner';

/** What {@link registerCreateServiceAction} works with. */
export interface CreateServiceActionOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  catalog: CatalogService;
  config: RootConfigService;
  localGit: LocalGitService;
  scaffolder: ScaffolderService;
  userInfo: UserInfoService;
}

function templateRefOf(text: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind: 'Template' }),
    );
  } catch {
    throw new InputError(
      `'${text}' doesn't name a template; write its name, for example 'resilient-api'.`,
    );
  }
}

/**
 * Creates a service for an assistant. The stock action that executes a template answers wrong input with an internal
 * error; this one looks at the answers first, as the run itself will, and says which one is wrong and why.
 */
export function registerCreateServiceAction(
  options: CreateServiceActionOptions,
): void {
  const { actionsRegistry, catalog, config, scaffolder } = options;
  actionsRegistry.register({
    name: 'create-service',
    title: 'Create a service from a golden path',
    description:
      'Creates a service with code, tests, Helm chart, Terraform, pipelines, SLOs, alerts and runbook, and its catalog entry. ' +
      'Only a name and an owner are needed; the form of the template (catalog entity of kind Template) lists further answers with their defaults. ' +
      'Wrong answers are refused with the field and how to put it right, before anything is made. Returns at once; the task goes on by itself, in about 20 seconds.',
    attributes: { readOnly: false, destructive: false, idempotent: false },
    schema: {
      input: z =>
        z
          .object({
            template: z
              .string()
              .max(200)
              .default('resilient-api')
              .describe('Name of the golden path'),
            name: z
              .string()
              .max(200)
              .describe(
                'Name of the service: 3 to 30 small letters, digits and single dashes',
              ),
            owner: z
              .string()
              .max(200)
              .describe("The team that owns it: 'learning' or its entity ref"),
            answers: z
              .record(z.unknown())
              .optional()
              .describe(
                "Further answers, by the fields of the template's form",
              ),
          })
          .strict(),
      output: z =>
        z.object({
          taskId: z.string(),
          progressUrl: z.string().describe('Page that shows the steps'),
          entityRef: z.string().describe('What it will be in the catalog'),
          repositoryUrl: z.string().describe('Where its repository will be'),
        }),
    },
    action: async ({ input, credentials }) => {
      const templateRef = templateRefOf(input.template);
      const entity = await catalog.getEntityByRef(templateRef, { credentials });
      if (!entity) {
        throw new NotFoundError(
          `There is no template '${templateRef}' in the catalog; list entities of kind Template to see what there is.`,
        );
      }
      const template = await readTemplate({
        templateInfo: { entityRef: templateRef, entity },
        isDryRun: false,
        catalog,
        credentials,
      });
      await requireRunner({ ...options, template, credentials });
      const values = { ...input.answers, name: input.name, owner: input.owner };
      const { derived } = await checkAnswers({
        ...options,
        template,
        sent: values,
        stack: undefined,
        createdOn: new Date().toISOString().slice(0, 10),
        taskId: '',
        credentials,
      });
      const { taskId } = await scaffolder.scaffold(
        { templateRef, values: JSON.parse(JSON.stringify(values)) },
        { credentials },
      );
      return {
        output: {
          taskId,
          progressUrl: `${portalUrlOf(config)}/create/tasks/${taskId}`,
          entityRef: stringifyEntityRef({
            kind: 'Component',
            name: input.name,
          }),
          repositoryUrl: derived.repository?.url ?? '',
        },
      };
    },
  });
}
