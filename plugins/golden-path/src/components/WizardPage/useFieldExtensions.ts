import { useApi } from '@backstage/frontend-plugin-api';
import type { FieldExtensionOptions } from '@backstage/plugin-scaffolder-react';
import { formFieldsApiRef } from '@backstage/plugin-scaffolder-react/alpha';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';

// The form fields API types its fields as opaque; what it gives are field extensions.
function isFieldExtension(field: object): field is FieldExtensionOptions {
  return 'name' in field && 'component' in field;
}

/** Loads the components of all form fields that plugins brought. */
export function useFieldExtensions() {
  const formFieldsApi = useApi(formFieldsApiRef);
  return useAsyncRetry(async () => {
    const fields = await formFieldsApi.loadFormFields();
    return fields.flatMap<FieldExtensionOptions>(field =>
      isFieldExtension(field) ? [field] : [],
    );
  }, [formFieldsApi]);
}
