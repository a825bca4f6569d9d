import { SearchFilterResultTypeBlueprint } from '@backstage/plugin-search-react/alpha';
import { RiFocus3Line } from '@remixicon/react';

/** Lets a search be for SLOs only. */
export const searchType = SearchFilterResultTypeBlueprint.make({
  params: { value: 'slo', name: 'SLOs', icon: <RiFocus3Line aria-hidden /> },
});
