import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { template } from '../../__testUtils__/fixtures';
import { renderCreate } from '../../__testUtils__/renderCreate';

function named(name: string, annotations: Record<string, string> = {}) {
  return {
    ...template,
    metadata: { ...template.metadata, name, title: name, annotations },
  };
}

describe('CreatePage', () => {
  it('says of each golden path what one gets and in how long', async () => {
    renderCreate('/create');
    const link = await screen.findByRole('link', { name: 'Resilient API' });
    expect(link).toHaveAttribute(
      'href',
      '/create/templates/default/resilient-api',
    );
    const list = screen.getByRole('list', { name: 'Golden paths' });
    expect(
      within(list).getByText('A backend API that stays up.'),
    ).toBeVisible();
    expect(within(list).getByText('Helm chart')).toBeVisible();
    expect(
      within(list).getByText('About 20 seconds · from platform'),
    ).toBeVisible();
    expect(screen.queryByRole('searchbox')).not.toBeInTheDocument();
  });

  it('has a filter when there are many', async () => {
    const names = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta', 'eta'];
    renderCreate('/create', { entities: names.map(name => named(name)) });
    await userEvent.type(await screen.findByRole('searchbox'), 'gam');
    expect(screen.getByRole('link', { name: 'gamma' })).toBeVisible();
    expect(screen.queryByRole('link', { name: 'alpha' })).toBeNull();
    expect(screen.getByText('1 shown')).toBeVisible();

    await userEvent.type(screen.getByRole('searchbox'), 'x');
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(screen.getByRole('link', { name: 'alpha' })).toBeVisible();
  });

  it('does not lead to a golden path that is for others', async () => {
    const runBy = (who: string) => ({ 'causeway.dev/run-by': who });
    renderCreate('/create', {
      entities: [
        named('theirs', runBy('group:default/platform')),
        named('ours', runBy('group:default/learning')),
      ],
    });
    expect(await screen.findByRole('link', { name: 'ours' })).toBeVisible();
    expect(screen.getByText('theirs')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'theirs' })).toBeNull();
    expect(screen.getByText(/Only the teams it names/)).toBeVisible();
  });

  it('says how to get the first golden path', async () => {
    renderCreate('/create', { entities: [] });
    expect(await screen.findByText('No golden paths yet')).toBeVisible();
  });

  it('says what failed and tries again', async () => {
    const queryEntities = jest
      .fn()
      .mockRejectedValueOnce(new Error('The catalog is down'))
      .mockResolvedValue({ items: [template], totalItems: 1, pageInfo: {} });
    renderCreate('/create', { catalog: { queryEntities } });
    expect(await screen.findByText('The catalog is down')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('link', { name: 'Resilient API' }),
    ).toBeVisible();
  });

  it('stands at the address of the stock list, too', async () => {
    renderCreate('/create/templates');
    expect(
      await screen.findByRole('link', { name: 'Resilient API' }),
    ).toBeVisible();
  });

  it('leads to the pages that stay as they are', async () => {
    renderCreate('/create', {
      stockPages: ['templates', 'tasks', 'actions', 'edit'].map(path => ({
        path,
        title: path,
        element: <div>the stock page {path}</div>,
      })),
    });
    await screen.findByRole('link', { name: 'Resilient API' });
    expect(await screen.findByRole('link', { name: 'edit' })).toBeVisible();
    expect(screen.getByRole('link', { name: 'Runs so far' })).toHaveAttribute(
      'href',
      '/create/tasks',
    );
    await userEvent.click(screen.getByRole('link', { name: 'actions' }));
    expect(await screen.findByText('the stock page actions')).toBeVisible();
    expect(screen.queryByRole('link', { name: 'templates' })).toBeNull();
  });
});
