import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createFieldValidation } from '@backstage/plugin-scaffolder-react/alpha';
import { ana, groups } from '../__testUtils__/fixtures';
import { renderField } from '../__testUtils__/renderField';
import { validateRepo } from './GoldenPathRepo';

const page = (items: typeof groups) => ({
  items,
  totalItems: items.length,
  pageInfo: {},
});

describe('GoldenPathChoice', () => {
  it('is chosen with the arrow keys', async () => {
    const { changed } = renderField({
      schema: { type: 'string', title: 'Database', default: 'small' },
      ui: {
        'ui:field': 'GoldenPathChoice',
        'ui:options': {
          choices: [
            { value: 'small', title: 'Small', description: 'One zone' },
            { value: 'standard', title: 'Standard' },
          ],
        },
      },
      catalog: {},
    });
    const small = screen.getByRole('radio', { name: 'Small' });
    expect(small).toBeChecked();
    expect(small).toHaveAccessibleDescription('One zone');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.getByRole('radio', { name: 'Standard' })).toHaveFocus();
    expect(changed).toHaveBeenLastCalledWith('standard');
  });
});

describe('GoldenPathOwner', () => {
  const owner = {
    schema: { type: 'string', title: 'Owner' },
    ui: { 'ui:field': 'GoldenPathOwner' },
  };

  it("proposes the person's own team, and lists the others", async () => {
    const { changed } = renderField({
      ...owner,
      catalog: {
        getEntityByRef: async () => ana,
        queryEntities: async () => page(groups),
      },
    });
    const input = screen.getByRole('combobox', { name: /^Owner/ });
    await waitFor(() => expect(input).toHaveValue('Learning'));
    expect(changed).toHaveBeenLastCalledWith('group:default/learning');

    await userEvent.clear(input);
    await userEvent.type(input, 'ana{ArrowDown}{Enter}');
    expect(changed).toHaveBeenLastCalledWith('group:default/analytics');
  });

  it('knows the own team without the catalog', async () => {
    const queryEntities = jest.fn().mockRejectedValue(new Error('down'));
    const { changed } = renderField({
      ...owner,
      catalog: { getEntityByRef: async () => ana, queryEntities },
    });
    expect(
      await screen.findByText(/can't list the teams at the moment \(down\)/),
    ).toBeVisible();
    expect(changed).toHaveBeenLastCalledWith('group:default/learning');
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(queryEntities).toHaveBeenCalledTimes(2);
  });

  it('keeps another answer', async () => {
    const { changed } = renderField({
      ...owner,
      values: { answer: 'group:default/platform' },
      catalog: {
        getEntityByRef: async () => ana,
        queryEntities: async () => page(groups),
      },
    });
    const input = screen.getByRole('combobox', { name: /^Owner/ });
    await waitFor(() => expect(input).toHaveValue('Platform'));
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('GoldenPathSystem', () => {
  const system = {
    schema: { type: 'string', title: 'System' },
    ui: { 'ui:field': 'GoldenPathSystem' },
  };

  it('lists the systems', async () => {
    const { changed } = renderField({
      ...system,
      catalog: {
        queryEntities: async () =>
          page([
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'System',
              metadata: { name: 'quizmentor', title: 'QuizMentor' },
            },
          ]),
      },
    });
    await userEvent.type(screen.getByRole('combobox'), 'quiz');
    await userEvent.click(
      await screen.findByRole('option', { name: 'QuizMentor' }),
    );
    expect(changed).toHaveBeenLastCalledWith('system:default/quizmentor');
  });

  it('says when it cannot', async () => {
    renderField({
      ...system,
      catalog: {
        queryEntities: async () => {
          throw new Error('down');
        },
      },
    });
    expect(
      await screen.findByText(/can't list the systems at the moment \(down\)/),
    ).toBeVisible();
  });
});

describe('GoldenPathRepo', () => {
  const repo = {
    schema: { type: 'string', title: 'Repository' },
    ui: { 'ui:field': 'GoldenPathRepo' },
    values: { name: 'payments', owner: 'group:default/learning' },
    catalog: {},
  };

  it("is in the portal's own Git host, unless another is configured", () => {
    renderField(repo);
    expect(screen.getAllByRole('radio')).toHaveLength(1);
    expect(
      screen.getByRole('radio', { name: "The portal's Git host" }),
    ).toBeChecked();
    expect(screen.getByText('learning/payments')).toBeVisible();
  });

  it('asks the rest with the stock picker on other hosts', async () => {
    const { changed } = renderField({
      ...repo,
      config: { integrations: { github: [{ host: 'ghe.acme.example' }] } },
    });
    await userEvent.click(screen.getByRole('radio', { name: 'GitHub' }));
    expect(changed).toHaveBeenLastCalledWith('ghe.acme.example?repo=payments');
    expect(
      screen.getByText(
        'Stock picker for ghe.acme.example with ghe.acme.example?repo=payments',
      ),
    ).toBeVisible();
    await userEvent.click(
      screen.getByRole('radio', { name: "The portal's Git host" }),
    );
    expect(changed).toHaveBeenLastCalledWith(undefined);
  });

  it.each([
    [undefined, undefined],
    ['github.com?owner=acme&repo=payments', undefined],
    [
      'github.com?repo=payments',
      ['Say which owner on github.com gets the repository.'],
    ],
    ['github.com?owner=acme', ['Give the repository on github.com a name.']],
    ['no host', ['Choose where the repository goes.']],
  ])('checks %s', (value, errors) => {
    const field = createFieldValidation();
    validateRepo(value, field);
    expect(field.__errors?.length ? field.__errors : undefined).toEqual(errors);
  });
});
