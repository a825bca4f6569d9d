import { mockApis, TestApiProvider } from '@backstage/frontend-test-utils';
import { fetchApiRef, identityApiRef } from '@backstage/core-plugin-api';
import {
  type NotificationsApi,
  notificationsApiRef,
} from '@backstage/plugin-notifications';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter, useLocation } from 'react-router-dom';
import { UnreadCount } from '../nav/UnreadCount';
import { NotificationsPage } from './NotificationsPage';
import type { Notification, Severity } from './types';

const HOUR_MS = 3_600_000;

function notification(
  id: string,
  title: string,
  more: Partial<Notification['payload']> & { severity?: Severity } = {},
): Notification {
  return {
    id,
    user: 'user:default/ada',
    created: new Date(Date.now() - HOUR_MS),
    origin: 'plugin:scaffolder',
    payload: { title, severity: 'normal', ...more },
  };
}

/** Keeps notifications as the backend does, so that marks are seen later. */
function backendWith(items: Notification[]) {
  const listed = (
    options: Parameters<NotificationsApi['getNotifications']>[0],
  ) =>
    items
      .filter(
        ({ read }) =>
          options?.read === undefined || options.read === Boolean(read),
      )
      .filter(({ saved }) => !options?.saved || saved)
      .filter(
        ({ payload }) => !options?.topic || payload.topic === options.topic,
      )
      .filter(({ payload }) => payload.title.includes(options?.search ?? ''));
  const api = {
    getNotifications: jest.fn<
      ReturnType<NotificationsApi['getNotifications']>,
      Parameters<NotificationsApi['getNotifications']>
    >(async options => {
      const { offset = 0, limit = items.length } = options ?? {};
      return {
        notifications: listed(options).slice(offset, offset + limit),
        totalCount: listed(options).length,
      };
    }),
    getNotification: jest.fn(
      async (id: string) => items.find(n => n.id === id)!,
    ),
    getStatus: jest.fn(async () => ({
      unread: items.filter(({ read }) => !read).length,
      read: items.filter(({ read }) => read).length,
    })),
    getTopics: jest.fn(async () => ({
      topics: [...new Set(items.flatMap(({ payload }) => payload.topic ?? []))],
    })),
    updateNotifications: jest.fn<
      ReturnType<NotificationsApi['updateNotifications']>,
      Parameters<NotificationsApi['updateNotifications']>
    >(async ({ ids, read, saved }) => {
      for (const [at, item] of items.entries()) {
        if (ids.includes(item.id)) {
          items[at] = {
            ...item,
            ...(read !== undefined && { read: read ? new Date() : undefined }),
            ...(saved !== undefined && {
              saved: saved ? new Date() : undefined,
            }),
          };
        }
      }
      return items.filter(({ id }) => ids.includes(id));
    }),
  };
  return api;
}

const Here = () => {
  const { pathname, search } = useLocation();
  return <p data-testid="here">{`${pathname}${search}`}</p>;
};

function show(api: ReturnType<typeof backendWith>, path = '/notifications') {
  render(
    <MemoryRouter initialEntries={[path]}>
      <TestApiProvider
        apis={[
          [notificationsApiRef, api],
          [identityApiRef, mockApis.identity()],
          [
            fetchApiRef,
            { fetch: async () => Response.json(await api.getStatus()) },
          ],
        ]}
      >
        <aside>
          <UnreadCount />
        </aside>
        <NotificationsPage />
        <Here />
      </TestApiProvider>
    </MemoryRouter>,
  );
}

const rows = async () =>
  within(
    await screen.findByRole('list', { name: 'Notifications' }),
  ).findAllByRole('listitem');

const two = () =>
  backendWith([
    notification('1', 'rag-api was created', {
      severity: 'low',
      link: '/catalog/default/component/rag-api',
      topic: 'golden paths',
      description: 'Its repository is learning/rag-api.',
    }),
    notification('2', 'Budget spent', { severity: 'critical' }),
  ]);

describe('the notifications page', () => {
  it('says what each notification is, in words', async () => {
    show(two());
    const [first, second] = await rows();
    expect(
      within(first).getByRole('link', { name: 'rag-api was created' }),
    ).toHaveAttribute('href', '/catalog/default/component/rag-api');
    expect(within(first).getByText('Low')).toBeVisible();
    expect(within(first).getByText('golden paths')).toBeVisible();
    expect(
      within(first).getByText('Its repository is learning/rag-api.'),
    ).toBeVisible();
    expect(within(first).getByText('1 hr. ago')).toHaveAttribute(
      'title',
      expect.stringMatching(/20\d\d/),
    );
    expect(within(second).getByText('Critical')).toBeVisible();
    expect(within(second).queryByRole('link')).toBeNull();
    expect(screen.getByText('2 unread.')).toBeVisible();
  });

  it('marks one read, keeps its place, and tells the navigation', async () => {
    const api = two();
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mark read: Budget spent' }),
    );
    expect(
      await screen.findByRole('button', { name: 'Mark unread: Budget spent' }),
    ).toHaveFocus();
    expect(api.updateNotifications).toHaveBeenCalledWith({
      ids: ['2'],
      read: true,
    });
    expect(await screen.findByText('1 unread.')).toBeVisible();
    expect(
      await within(screen.getByRole('complementary')).findByText('1'),
    ).toBeVisible();
  });

  it('saves for later', async () => {
    const api = two();
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Save: Budget spent' }),
    );
    await userEvent.click(screen.getByRole('link', { name: 'Saved' }));
    expect(screen.getByTestId('here')).toHaveTextContent('?view=saved');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(
      screen.getByRole('button', { name: 'Remove from saved: Budget spent' }),
    ).toBeVisible();
  });

  it('marks all read, on all pages, and takes it back', async () => {
    const api = backendWith(
      [...Array(30).keys()].map(n => notification(`${n}`, `Run ${n}`)),
    );
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mark all read' }),
    );
    expect(await screen.findByText(/30 notifications marked/)).toBeVisible();
    expect(await screen.findByText('You have read everything.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText('30 unread.')).toBeVisible();
  });

  it('pages through a long list by its address', async () => {
    const api = backendWith(
      [...Array(30).keys()].map(n => notification(`${n}`, `Run ${n}`)),
    );
    show(api, '/notifications?view=all&page=2');
    expect(await screen.findByText('26–30 of 30')).toBeVisible();
    expect(await rows()).toHaveLength(5);
    await userEvent.click(screen.getByRole('link', { name: 'Previous' }));
    expect(await screen.findByText('1–25 of 30')).toBeVisible();
    expect(screen.getByTestId('here')).toHaveTextContent(
      '/notifications?view=all',
    );
  });

  it('searches what is typed, and says so in the address', async () => {
    show(two());
    await rows();
    await userEvent.type(screen.getByRole('searchbox'), 'Budget');
    await waitFor(async () => expect(await rows()).toHaveLength(1));
    expect(screen.getByTestId('here')).toHaveTextContent('?q=Budget');
    await userEvent.type(screen.getByRole('searchbox'), 'x');
    await userEvent.click(
      await screen.findByRole('link', { name: 'Clear search and topic' }),
    );
    await waitFor(async () => expect(await rows()).toHaveLength(2));
    expect(screen.getByRole('searchbox')).toHaveValue('');
  });

  it('moves from one to the next by arrow keys', async () => {
    show(two());
    const [first, second] = await rows();
    within(first).getByRole('link').focus();
    await userEvent.keyboard('{ArrowDown}');
    expect(second).toContainElement(document.activeElement as HTMLElement);
    await userEvent.keyboard('{ArrowUp}');
    expect(within(first).getByRole('link')).toHaveFocus();
  });

  it('explains an empty list', async () => {
    show(backendWith([]));
    expect(
      await screen.findByRole('heading', { name: 'Nothing unread' }),
    ).toBeVisible();
    expect(
      screen.getByRole('button', { name: 'Mark all read' }),
    ).toBeDisabled();
  });

  it('shows the one that a link leads to', async () => {
    show(two(), '/notifications?id=2');
    expect(await rows()).toHaveLength(1);
    expect(screen.getByText('Budget spent')).toBeVisible();
  });

  it('says what failed, and tries again', async () => {
    const api = two();
    api.getNotifications.mockRejectedValueOnce(new Error('The list is away.'));
    show(api);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The list is away.');
    await userEvent.click(within(alert).getByRole('button'));
    expect(await rows()).toHaveLength(2);
  });

  it('says so when a mark was not kept', async () => {
    const api = two();
    api.updateNotifications.mockRejectedValueOnce(new Error('Not today.'));
    show(api);
    await userEvent.click(
      await screen.findByRole('button', { name: 'Mark read: Budget spent' }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('Not today.');
    expect(
      screen.getByRole('button', { name: 'Mark read: Budget spent' }),
    ).toBeVisible();
  });
});
