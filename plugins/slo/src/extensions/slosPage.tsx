import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { RiFocus3Line } from '@remixicon/react';
import { BOARD_PATH } from '../lib/paths';
import { rootRouteRef } from '../routes';

/** Everything below `/slos`. */
export const slosPage = PageBlueprint.make({
  params: {
    path: BOARD_PATH,
    title: 'SLOs',
    icon: <RiFocus3Line />,
    routeRef: rootRouteRef,
    noHeader: true,
    loader: () =>
      import('../components/SlosRouter').then(m => <m.SlosRouter />),
  },
});
