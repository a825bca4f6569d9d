import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { manifest, template } from '../../__testUtils__/fixtures';
import { renderCreate } from '../../__testUtils__/renderCreate';
import type { RenderCreateOptions } from '../../__testUtils__/renderCreate';

// The whole app is rendered; a busy machine takes its time.

const PATH = '/create/templates/default/resilient-api';

async function open(options?: RenderCreateOptions, path: string = PATH) {
  const rendered = renderCreate(path, options);
  await screen.findByRole('heading', { name: 'New Resilient API' });
  return rendered;
}

const nameInput = () => screen.findByRole('textbox', { name: 'Name' });
const click = (name: string) =>
  userEvent.click(screen.getByRole('button', { name }));

describe('WizardPage', () => {
  beforeEach(() => {
    sessionStorage.clear();
    window.scrollTo = jest.fn();
  });

  it('says what one gets', async () => {
    await open();
    expect(
      screen.getByText('A backend API that stays up. About 20 seconds.'),
    ).toBeVisible();
    const aside = await screen.findByRole('complementary', {
      name: 'What you get',
    });
    expect(within(aside).getByText('dev, staging, prod')).toBeVisible();
  });

  it('makes a service of a name, by keyboard alone', async () => {
    const { scaffolder } = await open();
    const name = await nameInput();
    // The owner is the person's own team, from the first moment: a proposal that came later would meet the typing.
    expect(screen.getByRole('combobox', { name: 'Owner' })).toHaveValue(
      'Learning',
    );
    expect(name).toHaveFocus();
    await userEvent.keyboard('payments{Enter}');

    const radios = await screen.findByRole('radiogroup', {
      name: 'Availability over 30 days',
    });
    expect(radios).toHaveAccessibleDescription('What users are promised.');
    expect(screen.getByText('2 Promises and size')).toHaveFocus();
    expect(screen.queryByText('(optional)')).toBeNull();
    const middle = within(radios).getByRole('radio', { name: '99.5 %' });
    expect(middle).toBeChecked();
    await userEvent.tab();
    expect(middle).toHaveFocus();
    await userEvent.keyboard('{ArrowRight}');
    expect(within(radios).getByRole('radio', { name: '99.9 %' })).toBeChecked();

    await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    const promises = await screen.findByRole('region', {
      name: 'Promises and size',
    });
    expect(within(promises).getByText('99.9 %')).toHaveTextContent(
      '99.9 %changed',
    );
    expect(within(promises).getByText('800 ms')).not.toHaveTextContent(
      'changed',
    );

    act(() => screen.getByRole('button', { name: 'Create service' }).focus());
    await userEvent.keyboard('{Enter}');
    await waitFor(() =>
      expect(scaffolder.scaffold).toHaveBeenCalledWith({
        templateRef: 'template:default/resilient-api',
        values: {
          name: 'payments',
          owner: 'group:default/learning',
          availability: 99.9,
          latencyMs: 800,
        },
        secrets: {},
      }),
    );
    expect(sessionStorage).toHaveLength(0);
  });

  it('proposes the rest and goes straight to the review', async () => {
    await open();
    await userEvent.type(await nameInput(), 'payments');
    await click('Keep the rest as proposed');
    expect(
      await screen.findByRole('region', { name: 'Promises and size' }),
    ).toHaveTextContent('99.5 %');
    await click('Change Service');
    expect(await nameInput()).toHaveValue('payments');
  });

  it('stays on a step that needs an answer, and leads to it', async () => {
    await open();
    const name = await nameInput();
    await click('Continue');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveFocus();
    expect(alert).toHaveTextContent('Name: An answer is needed here.');
    expect(name).toHaveAccessibleDescription(/An answer is needed here/);
    await userEvent.click(within(alert).getByRole('link', { name: /^Name/ }));
    expect(name).toHaveFocus();
  });

  it('does not go on with a name that is taken', async () => {
    await open({ gitHost: 200 });
    await userEvent.type(await nameInput(), 'payments');
    await click('Continue');
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(
      'learning has a repository called payments already',
    );
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });

  it('goes on when the Git host cannot be asked: the server checks again', async () => {
    await open({ gitHost: 'down' });
    await userEvent.type(await nameInput(), 'payments');
    await click('Continue');
    expect(await screen.findByRole('radiogroup')).toBeVisible();
  });

  it('refuses text that generated files could not take', async () => {
    await open();
    await userEvent.type(await nameInput(), 'payments');
    await userEvent.type(
      screen.getByRole('textbox', { name: /^What it does/ }),
      'Pays ${{{{ secrets.A }}',
    );
    await click('Continue');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /What it does: This has/,
    );
  });

  it('says in plain words what a number may be', async () => {
    await open();
    await userEvent.type(await nameInput(), 'payments');
    await click('Continue');
    const latency = await screen.findByRole('spinbutton', {
      name: '95 % of requests faster than',
    });
    expect(latency).toHaveAccessibleDescription('ms Becomes the SLO.');
    await userEvent.clear(latency);
    await userEvent.type(latency, '5');
    await click('Review');
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'Use 50 or more.',
    );
  });

  it('keeps the answers over a reload', async () => {
    const { unmount } = await open();
    await userEvent.type(await nameInput(), 'payments');
    unmount();
    await open();
    expect(await nameInput()).toHaveValue('payments');
  });

  it('takes answers from the address', async () => {
    const formData = encodeURIComponent('{"name":"orders"}');
    await open({}, `${PATH}?formData=${formData}`);
    expect(await nameInput()).toHaveValue('orders');
  });

  it('shows why a run could not be started, and starts it again', async () => {
    const scaffold = jest
      .fn()
      .mockRejectedValueOnce(
        new Error(
          'Backend request failed, 403 Forbidden {"error":{"message":"Not for you"}}',
        ),
      )
      .mockResolvedValue({ taskId: 't1' });
    await open({ scaffolder: { scaffold } });
    await userEvent.type(await nameInput(), 'payments');
    await click('Keep the rest as proposed');
    await screen.findByRole('button', { name: 'Create service' });
    await click('Create service');
    expect(await screen.findByRole('alert')).toHaveTextContent('Not for you');
    await click('Create service');
    await waitFor(() => expect(scaffold).toHaveBeenCalledTimes(2));
  });

  it('says what failed and tries again', async () => {
    const getTemplateParameterSchema = jest
      .fn()
      .mockRejectedValueOnce(new Error('The scaffolder is down'))
      .mockResolvedValue(manifest);
    renderCreate(PATH, { scaffolder: { getTemplateParameterSchema } });
    expect(await screen.findByText('The scaffolder is down')).toBeVisible();
    await click('Try again');
    expect(await nameInput()).toBeVisible();
  });

  it('says when there is no such golden path', async () => {
    renderCreate(PATH, { entities: [] });
    expect(
      await screen.findByText(/no template 'template:default\/resilient-api'/),
    ).toBeVisible();
  });

  it('leaves templates with form decorators to the stock wizard', async () => {
    renderCreate(PATH, {
      entities: [template],
      scaffolder: {
        getTemplateParameterSchema: async () => ({
          ...manifest,
          formDecorators: [{ id: 'token' }],
        }),
      },
      stockPages: [
        { path: 'templates', title: 'x', element: <div>the stock wizard</div> },
      ],
    });
    expect(await screen.findByText('the stock wizard')).toBeVisible();
  });
});
