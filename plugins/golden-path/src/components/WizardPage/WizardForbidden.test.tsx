import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { template } from '../../__testUtils__/fixtures';
import { renderCreate } from '../../__testUtils__/renderCreate';

// Apart from the wizard's other tests: answers about permissions are cached for as long as the module lives.

const REVIEW = `/create/templates/default/resilient-api?step=3&formData=${encodeURIComponent(
  '{"name":"payments"}',
)}`;

describe('WizardPage for somebody who may not create', () => {
  beforeEach(() => {
    window.scrollTo = jest.fn();
  });

  it('lets people look', async () => {
    renderCreate(REVIEW, { allowed: false });
    expect(
      await screen.findByText('You can look, but not create'),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Create service' }),
    ).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(
      await screen.findByRole('radiogroup', { name: /^Availability/ }),
    ).toBeVisible();
  });

  it('offers no editor', async () => {
    renderCreate('/create', {
      allowed: false,
      stockPages: ['actions', 'edit'].map(path => ({
        path,
        title: path,
        element: <div />,
      })),
    });
    expect(await screen.findByRole('link', { name: 'actions' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'edit' })).toBeNull();
  });

  it('says who may, where the template names teams', async () => {
    const annotations = { 'causeway.dev/run-by': 'group:default/platform' };
    renderCreate(REVIEW, {
      allowed: false,
      entities: [
        { ...template, metadata: { ...template.metadata, annotations } },
      ],
    });
    expect(
      await screen.findByText(/yours is not among them. Ask its owner/),
    ).toBeVisible();
  });
});
