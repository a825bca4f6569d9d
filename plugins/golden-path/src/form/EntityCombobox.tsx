import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';

/** An entity to choose. */
export interface EntityOption {
  entityRef: string;
  title: string;
  /** Caption under which it is listed; options of a group stand together. */
  group?: string;
}

/** Props of {@link EntityCombobox}. */
export interface EntityComboboxProps {
  id: string;
  options: EntityOption[];
  /** Entity reference. */
  value?: string;
  loading: boolean;
  /** What is listed, in the plural. */
  plural: string;
  required?: boolean;
  disabled?: boolean;
  hasErrors: boolean;
  describedBy?: string;
  onChange(entityRef: string | undefined): void;
}

/** A list of entities that is searched by typing. */
export function EntityCombobox(props: EntityComboboxProps) {
  const { id, options, value, plural } = props;
  const chosen =
    options.find(option => option.entityRef === value) ??
    (value ? { entityRef: value, title: value } : null);
  const grouped = options.some(option => option.group);
  return (
    <Autocomplete<EntityOption>
      id={id}
      size="small"
      fullWidth
      loading={props.loading}
      loadingText={`Reading the ${plural}`}
      noOptionsText={`No ${plural} of that name`}
      options={options}
      value={chosen}
      disabled={props.disabled}
      groupBy={grouped ? option => option.group ?? '' : undefined}
      getOptionLabel={option => option.title}
      isOptionEqualToValue={(a, b) => a.entityRef === b.entityRef}
      onChange={(_event, option) => props.onChange(option?.entityRef)}
      renderOption={({ key: _key, ...item }, option) => (
        <li key={option.entityRef} {...item}>
          {option.title}
        </li>
      )}
      renderInput={params => (
        <TextField
          {...params}
          error={props.hasErrors}
          inputProps={{
            ...params.inputProps,
            'aria-required': props.required || undefined,
            'aria-describedby': props.describedBy,
          }}
        />
      )}
    />
  );
}
