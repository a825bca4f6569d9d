import {
  NavContentNavItem,
  NavContentNavItems,
} from '@backstage/plugin-app-react';
import { allEntries, arrange } from './arrange';

function items(...ids: string[]): NavContentNavItems {
  const left = new Map(
    ids.map(id => {
      const title = id.replace('page:', '');
      const item = {
        node: { spec: { id } },
        href: `/${title}`,
        title,
        icon: null,
      };
      return [id, item as unknown as NavContentNavItem];
    }),
  );
  const bag: NavContentNavItems = {
    take: id => {
      const item = left.get(id);
      left.delete(id);
      return item;
    },
    rest: () => [...left.values()],
    clone: () => items(...ids),
    withComponent: () => {
      throw new Error('The navigation draws its own lines');
    },
  };
  return bag;
}

describe('arrange', () => {
  it('puts pages in their groups, whatever order they come in', () => {
    const { groups, notifications, settings } = arrange(
      items(
        'page:user-settings',
        'page:api-docs',
        'page:slo',
        'page:catalog',
        'page:local-git',
        'page:home',
        'page:notifications',
        'page:scaffolder',
      ),
    );
    expect(groups.map(group => group.map(({ title }) => title))).toEqual([
      ['Home', 'Catalog', 'Create'],
      ['SLOs'],
      ['Repositories', 'APIs'],
    ]);
    expect(notifications?.title).toBe('Notifications');
    expect(settings?.title).toBe('Settings');
  });

  it('shows no place whose page is not installed', () => {
    const arrangement = arrange(items('page:home', 'page:catalog'));
    expect(allEntries(arrangement).map(({ id }) => id)).toEqual([
      'page:home',
      'page:catalog',
    ]);
  });

  it('lists pages that it does not know by title, and hides those that are reached otherwise', () => {
    const { groups } = arrange(
      items('page:zebra', 'page:search', 'page:apple', 'page:catalog-import'),
    );
    expect(groups).toEqual([
      [
        expect.objectContaining({ title: 'apple', href: '/apple' }),
        expect.objectContaining({ title: 'zebra', href: '/zebra' }),
      ],
    ]);
  });

  it('gives no key twice', () => {
    const all = arrange(
      items(
        ...[
          'home',
          'catalog',
          'scaffolder',
          'slo',
          'incidents',
          'runbooks',
        ].map(id => `page:${id}`),
        ...['design-docs', 'delivery', 'cost', 'local-git', 'api-docs'].map(
          id => `page:${id}`,
        ),
        'page:notifications',
        'page:user-settings',
      ),
    );
    const keys = allEntries(all).map(({ key }) => key);
    expect(keys).toHaveLength(13);
    expect(new Set(keys).size).toBe(13);
    expect(keys).not.toContain(undefined);
  });
});
