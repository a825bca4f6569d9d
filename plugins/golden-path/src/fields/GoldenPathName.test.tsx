import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { renderField } from '../__testUtils__/renderField';
import { validateName } from './GoldenPathName';

const component: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments' },
};

function open(
  getEntityByRef: (ref: unknown) => Promise<Entity | undefined>,
  fetch?: () => Promise<Response>,
) {
  return renderField({
    schema: { type: 'string', title: 'Name', description: 'Stays for ever.' },
    ui: { 'ui:field': 'GoldenPathName' },
    values: { owner: 'group:default/learning' },
    catalog: { getEntityByRef: jest.fn(getEntityByRef) },
    fetch,
  });
}

const type = (text: string) =>
  userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), text);

describe('GoldenPathName', () => {
  it('says that a name is free', async () => {
    const { fetch } = open(async () => undefined);
    await type('payments');
    expect(
      await screen.findByText(
        'payments is free in the catalog and the Git host',
      ),
    ).toBeVisible();
    expect(fetch).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('textbox')).toHaveAccessibleDescription(
      'payments is free in the catalog and the Git host Stays for ever.',
    );
  });

  it('says what is wrong with a name, without asking anybody', async () => {
    const { fetch } = open(async () => undefined);
    await type('Pay ments');
    expect(await screen.findByText('Use small letters only.')).toBeVisible();
    expect(screen.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    expect(fetch).not.toHaveBeenCalled();
  });

  it('says that a name is taken', async () => {
    open(async () => component);
    await type('payments');
    expect(
      await screen.findByText(/has a service called payments already/),
    ).toBeVisible();
  });

  it('says what it cannot know', async () => {
    open(
      async () => undefined,
      async () => {
        throw new TypeError('Failed to fetch');
      },
    );
    await type('payments');
    expect(
      await screen.findByText('payments is free in the catalog'),
    ).toBeVisible();
    expect(
      screen.getByText(/Can't tell whether the Git host has payments/),
    ).toBeVisible();
    expect(screen.getByRole('textbox')).not.toHaveAttribute(
      'aria-invalid',
      'true',
    );
  });

  it('forgets an answer that comes too late', async () => {
    let answerFirst: (entity: Entity) => void = () => {};
    open(ref =>
      ref === 'component:default/payments'
        ? new Promise(resolve => {
            answerFirst = resolve;
          })
        : Promise.resolve(undefined),
    );
    await type('payments');
    await waitFor(() => expect(answerFirst.name).not.toBe('answerFirst'));
    await type('-api');
    expect(await screen.findByText(/payments-api is free/)).toBeVisible();
    answerFirst(component);
    await waitFor(() =>
      expect(screen.queryByText(/called payments already/)).toBeNull(),
    );
    expect(screen.getByText(/payments-api is free/)).toBeVisible();
  });
});

describe('validateName', () => {
  it.each([
    ['', []],
    ['A', expect.arrayContaining(['Use small letters only.'])],
    // Without the APIs nothing can be asked: the server does it.
    ['payments', []],
  ])('checks %j', async (value, errors) => {
    const field = createFieldValidation();
    await validateName(value, field, {
      apiHolder: { get: () => undefined },
      formData: {},
    });
    expect(field.__errors ?? []).toEqual(errors);
  });
});
