import { useContext, useEffect } from 'react';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { EntityCombobox } from '../form/EntityCombobox';
import { FieldFrame } from '../form/FieldFrame';
import { describedBy, fieldIds } from '../form/fieldIds';
import { ListProblem } from '../form/ListProblem';
import { OwnersContext } from './OwnersContext';
import { useOwners } from './useOwners';
import type { OwnersState } from './useOwners';

const fieldSchema = makeFieldSchema({ output: z => z.string() });

type FieldProps = typeof fieldSchema.TProps;

function OwnerCombobox(props: FieldProps & { teams: OwnersState }) {
  const { idSchema, schema, formData, rawErrors = [], teams } = props;
  const id = idSchema.$id;
  const { owners, loading, retry } = teams;
  const problem = owners?.problem;
  return (
    <FieldFrame
      id={id}
      label={schema.title ?? 'Owner'}
      optional={!props.required}
      help={schema.description}
      errors={rawErrors}
      status={
        problem && (
          <ListProblem id={fieldIds.status(id)} retry={retry}>
            {`The catalog can't list the teams at the moment (${problem}); yours are from your sign-in.`}
          </ListProblem>
        )
      }
    >
      <EntityCombobox
        id={id}
        options={owners?.options ?? []}
        value={formData}
        loading={loading}
        plural="teams"
        required={props.required}
        disabled={props.disabled || props.readonly}
        hasErrors={rawErrors.length > 0}
        describedBy={describedBy(id, {
          errors: rawErrors.length > 0,
          status: Boolean(problem),
          help: Boolean(schema.description),
        })}
        onChange={entityRef => props.onChange(entityRef)}
      />
    </FieldFrame>
  );
}

/** In a form that draws before the teams are known, as the stock wizard does. */
function ProposingOwnerField(props: FieldProps) {
  const teams = useOwners();
  const own = teams.owners?.own;
  useEffect(() => {
    if (!props.formData && own) {
      props.onChange(own);
    }
    // Only when the person's team becomes known: emptying the field afterwards is the person's will.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [own]);
  return <OwnerCombobox {...props} teams={teams} />;
}

/** The team that owns the service: the person's own unless they choose another. */
export function GoldenPathOwnerField(props: FieldProps) {
  const teams = useContext(OwnersContext);
  return teams ? (
    <OwnerCombobox {...props} teams={teams} />
  ) : (
    <ProposingOwnerField {...props} />
  );
}

/** The form field `GoldenPathOwner`. */
export const goldenPathOwner = createFormField({
  name: 'GoldenPathOwner',
  component: GoldenPathOwnerField,
  schema: fieldSchema,
});
