import { SearchResultListItemBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiFocus3Line } from '@remixicon/react';

/** How SLOs look among the results of a search. */
export const searchResult = SearchResultListItemBlueprint.make({
  params: {
    icon: <RiFocus3Line aria-hidden />,
    predicate: ({ type }) => type === 'slo',
    component: () =>
      import('../components/search/SloSearchResult').then(
        m => m.SloSearchResult,
      ),
  },
});
