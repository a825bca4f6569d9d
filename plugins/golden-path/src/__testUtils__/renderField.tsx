import { useState } from 'react';
import type { ReactElement } from 'react';
import { fetchApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import type { CatalogApi } from '@backstage/catalog-client';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { Form } from '@backstage/plugin-scaffolder-react/alpha';
import type { ScaffolderRJSFFormProps } from '@backstage/plugin-scaffolder-react';
import type { JsonObject } from '@backstage/types';
import { goldenPathChoice } from '../fields/GoldenPathChoice';
import { goldenPathName } from '../fields/GoldenPathName';
import { goldenPathOwner } from '../fields/GoldenPathOwner';
import { goldenPathRepo } from '../fields/GoldenPathRepo';
import { goldenPathSystem } from '../fields/GoldenPathSystem';
import { formTemplates, formWidgets } from '../form/theme';
import { validator } from '../form/validator';

type Fields = NonNullable<ScaffolderRJSFFormProps['fields']>;

function componentOf(field: object): Fields[string] {
  const component: unknown = Reflect.get(field, 'component');
  if (typeof component !== 'function') {
    throw new Error('Not a form field');
  }
  return props => (component as (p: unknown) => ReactElement)(props);
}

const FIELDS: Fields = {
  GoldenPathChoice: componentOf(goldenPathChoice),
  GoldenPathName: componentOf(goldenPathName),
  GoldenPathOwner: componentOf(goldenPathOwner),
  GoldenPathRepo: componentOf(goldenPathRepo),
  GoldenPathSystem: componentOf(goldenPathSystem),
  // Stands for the stock field, which brings its own tests.
  RepoUrlPicker: props => (
    <div>
      Stock picker for {String(props.uiSchema?.['ui:options']?.allowedHosts)}{' '}
      with {String(props.formData)}
    </div>
  ),
};

/** Options of {@link renderField}. */
export interface RenderFieldOptions {
  schema: JsonObject;
  ui: JsonObject;
  values?: JsonObject;
  catalog: Partial<CatalogApi>;
  fetch?: () => Promise<Response>;
  config?: JsonObject;
}

/** Renders a form with one field, `answer`, and tells its data after each change. */
export function renderField(options: RenderFieldOptions) {
  const changed = jest.fn();
  const fetch = jest.fn(
    options.fetch ??
      (async () =>
        new Response(
          JSON.stringify({
            error: { name: 'NotFoundError', message: 'No repository' },
            response: { statusCode: 404 },
          }),
          { status: 404, headers: { 'content-type': 'application/json' } },
        )),
  );
  function Page() {
    const [values, setValues] = useState<JsonObject>(options.values ?? {});
    return (
      <Form
        validator={validator}
        schema={{ type: 'object', properties: { answer: options.schema } }}
        uiSchema={{ answer: options.ui }}
        fields={FIELDS}
        templates={formTemplates}
        widgets={formWidgets}
        formData={values}
        formContext={{ formData: values }}
        onChange={({ formData }) => {
          setValues(formData);
          changed(formData.answer);
        }}
      />
    );
  }
  const { unmount } = renderInTestApp(<Page />, {
    config: { app: { baseUrl: 'http://localhost' }, ...options.config },
    apis: [
      catalogApiMock.mock(options.catalog),
      mockApis.identity({
        userEntityRef: 'user:default/ana',
        ownershipEntityRefs: ['user:default/ana', 'group:default/learning'],
      }),
      [fetchApiRef, { fetch }],
    ] as const,
  });
  return { unmount, changed, fetch };
}
