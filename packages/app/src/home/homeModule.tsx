import { createFrontendModule } from '@backstage/frontend-plugin-api';
import homePlugin from '@backstage/plugin-home/alpha';
import { RiHome5Line } from '@remixicon/react';

/** Our home page in place of the stock one, at the root of the portal. */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [
    homePlugin.getExtension('page:home').override({
      params: {
        path: '/',
        title: 'Home',
        icon: <RiHome5Line size={16} />,
        noHeader: true,
        loader: () => import('./HomePage').then(m => <m.HomePage />),
      },
    }),
  ],
});
