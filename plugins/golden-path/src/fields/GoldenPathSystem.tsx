import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { EntityCombobox } from '../form/EntityCombobox';
import { FieldFrame } from '../form/FieldFrame';
import { describedBy, fieldIds } from '../form/fieldIds';
import { ListProblem } from '../form/ListProblem';
import { entityName } from '../lib/entityName';

const fieldSchema = makeFieldSchema({ output: z => z.string() });

/** Systems that are listed at most. */
const MAX_SYSTEMS = 1_000;

function useSystems() {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncRetry(async () => {
    const { items } = await catalogApi.queryEntities({
      filter: { kind: 'system' },
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'metadata.title'],
      limit: MAX_SYSTEMS,
    });
    return items
      .map(entity => ({
        entityRef: stringifyEntityRef(entity),
        title: entityName(entity),
      }))
      .sort((a, b) => a.title.localeCompare(b.title));
  }, [catalogApi]);
}

/** The system that the service is part of. */
export function GoldenPathSystemField(props: typeof fieldSchema.TProps) {
  const { idSchema, schema, formData, rawErrors = [] } = props;
  const id = idSchema.$id;
  const { value: options = [], loading, error, retry } = useSystems();
  return (
    <FieldFrame
      id={id}
      label={schema.title ?? 'System'}
      optional={!props.required}
      help={schema.description}
      errors={rawErrors}
      status={
        error && (
          <ListProblem id={fieldIds.status(id)} retry={retry}>
            {`The catalog can't list the systems at the moment (${error.message}).`}
          </ListProblem>
        )
      }
    >
      <EntityCombobox
        id={id}
        options={options}
        value={formData}
        loading={loading}
        plural="systems"
        required={props.required}
        disabled={props.disabled || props.readonly}
        hasErrors={rawErrors.length > 0}
        describedBy={describedBy(id, {
          errors: rawErrors.length > 0,
          status: Boolean(error),
          help: Boolean(schema.description),
        })}
        onChange={entityRef => props.onChange(entityRef)}
      />
    </FieldFrame>
  );
}

/** The form field `GoldenPathSystem`. */
export const goldenPathSystem = createFormField({
  name: 'GoldenPathSystem',
  component: GoldenPathSystemField,
  schema: fieldSchema,
});
