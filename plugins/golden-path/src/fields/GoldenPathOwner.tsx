import { useEffect } from 'react';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { FieldFrame } from '../form/FieldFrame';
import { describedBy, fieldIds } from '../form/fieldIds';
import { useOwners } from './useOwners';
import type { OwnerOption } from './useOwners';

const fieldSchema = makeFieldSchema({ output: z => z.string() });

function ListProblem(props: { id: string; reason: string; retry(): void }) {
  return (
    <Box id={props.id} role="status" sx={{ fontSize: 13, color: 'var(--cw-unk)' }}>
      The catalog can&apos;t list the teams at the moment ({props.reason}); yours
      are from your sign-in.{' '}
      <Button size="small" onClick={props.retry}>
        Try again
      </Button>
    </Box>
  );
}

/** The team that owns the service: the person's own unless they choose another. */
export function GoldenPathOwnerField(props: typeof fieldSchema.TProps) {
  const { idSchema, schema, formData, rawErrors = [], onChange } = props;
  const id = idSchema.$id;
  const { owners, loading, retry } = useOwners();
  const own = owners?.own;
  useEffect(() => {
    if (!formData && own) {
      onChange(own);
    }
    // Only when the person's team becomes known: emptying the field afterwards is the person's will.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [own]);
  const options = owners?.options ?? [];
  const value =
    options.find(option => option.entityRef === formData) ??
    (formData ? { entityRef: formData, title: formData, mine: false } : null);
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
          <ListProblem
            id={fieldIds.status(id)}
            reason={problem}
            retry={retry}
          />
        )
      }
    >
      <Autocomplete<OwnerOption>
        id={id}
        size="small"
        fullWidth
        loading={loading}
        loadingText="Reading the teams"
        noOptionsText="No team of that name"
        options={options}
        value={value}
        disabled={props.disabled || props.readonly}
        groupBy={option => (option.mine ? 'Your teams' : 'Other teams')}
        getOptionLabel={option => option.title}
        isOptionEqualToValue={(a, b) => a.entityRef === b.entityRef}
        onChange={(_event, option) => onChange(option?.entityRef)}
        renderOption={({ key: _key, ...item }, option) => (
          <li key={option.entityRef} {...item}>
            {option.title}
          </li>
        )}
        renderInput={params => (
          <TextField
            {...params}
            error={rawErrors.length > 0}
            autoFocus={props.autofocus}
            inputProps={{
              ...params.inputProps,
              'aria-required': props.required || undefined,
              'aria-describedby': describedBy(id, {
                errors: rawErrors.length > 0,
                status: Boolean(problem),
                help: Boolean(schema.description),
              }),
            }}
          />
        )}
      />
    </FieldFrame>
  );
}

/** The form field `GoldenPathOwner`. */
export const goldenPathOwner = createFormField({
  name: 'GoldenPathOwner',
  component: GoldenPathOwnerField,
  schema: fieldSchema,
});
