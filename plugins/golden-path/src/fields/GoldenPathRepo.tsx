import { useMemo } from 'react';
import Box from '@mui/material/Box';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ownerNameOf } from '@causeway/plugin-local-git-common';
import type { FieldValidation } from '@rjsf/utils';
import { ChoiceCards } from '../form/ChoiceCards';
import { FieldFrame } from '../form/FieldFrame';
import { configuredGitHosts, parseRepoUrl } from '../lib/gitHosts';
import { formAnswers } from './formAnswers';

const fieldSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z.object({
      allowedOwners: z
        .array(z.string())
        .optional()
        .describe('Owners to choose from on other hosts'),
    }),
});

const EMBEDDED = '';

function embeddedPlace(formData: unknown): string {
  const { name, owner } = formAnswers(formData);
  const ownerName = owner && ownerNameOf(owner);
  return ownerName && name ? `${ownerName}/${name}` : 'Nothing to set up';
}

function OtherHost(props: typeof fieldSchema.TProps & { host: string }) {
  const { host, formContext, ...rest } = props;
  // The stock picker knows what each host needs: owner, project, workspace, suggestions.
  const RepoUrlPicker = props.registry.fields.RepoUrlPicker;
  const uiSchema = useMemo(
    () => ({
      ...rest.uiSchema,
      'ui:field': undefined,
      'ui:options': { ...rest.uiSchema['ui:options'], allowedHosts: [host] },
    }),
    [host, rest.uiSchema],
  );
  if (!RepoUrlPicker) {
    return null;
  }
  return (
    <RepoUrlPicker {...rest} formContext={formContext} uiSchema={uiSchema} />
  );
}

/** Where the repository goes: the portal's own Git host, or one that the portal is connected to. */
export function GoldenPathRepoField(props: typeof fieldSchema.TProps) {
  const { idSchema, schema, formData, rawErrors = [], formContext } = props;
  const hosts = configuredGitHosts(useApi(configApiRef));
  const chosen = parseRepoUrl(formData)?.host ?? EMBEDDED;
  const { name } = formAnswers(formContext?.formData);
  const choices = [
    {
      value: EMBEDDED,
      title: "The portal's Git host",
      description: embeddedPlace(formContext?.formData),
    },
    ...hosts.map(({ host, product }) => ({
      value: host,
      title: product,
      description: host,
    })),
  ];
  return (
    <FieldFrame
      id={idSchema.$id}
      label={schema.title ?? 'Repository'}
      help={schema.description}
      errors={rawErrors}
      group
    >
      <ChoiceCards
        id={idSchema.$id}
        choices={choices}
        value={chosen}
        disabled={props.disabled || props.readonly}
        hasErrors={rawErrors.length > 0}
        hasHelp={Boolean(schema.description)}
        onChange={host =>
          props.onChange(
            host === EMBEDDED
              ? undefined
              : `${host}?${new URLSearchParams(name ? { repo: name } : {})}`,
          )
        }
      />
      {chosen !== EMBEDDED && (
        <Box key={chosen} sx={{ mt: '8px' }}>
          <OtherHost {...props} host={chosen} />
        </Box>
      )}
    </FieldFrame>
  );
}

/** A repository on another host needs an owner and a name there. */
export function validateRepo(
  value: string | undefined,
  field: FieldValidation,
): void {
  if (!value) {
    return;
  }
  const target = parseRepoUrl(value);
  if (!target) {
    field.addError('Choose where the repository goes.');
    return;
  }
  if (!target.owner) {
    field.addError(`Say which owner on ${target.host} gets the repository.`);
  }
  if (!target.repo) {
    field.addError(`Give the repository on ${target.host} a name.`);
  }
}

/** The form field `GoldenPathRepo`. */
export const goldenPathRepo = createFormField({
  name: 'GoldenPathRepo',
  component: GoldenPathRepoField,
  schema: fieldSchema,
  validation: validateRepo,
});
