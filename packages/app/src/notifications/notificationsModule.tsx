import { createFrontendModule } from '@backstage/frontend-plugin-api';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import { RiNotification3Line } from '@remixicon/react';

/** Our list of notifications in place of the stock table. */
export const notificationsModule = createFrontendModule({
  pluginId: 'notifications',
  extensions: [
    notificationsPlugin.getExtension('page:notifications').override({
      params: {
        title: 'Notifications',
        icon: <RiNotification3Line size={16} />,
        noHeader: true,
        loader: () =>
          import('./NotificationsPage').then(m => <m.NotificationsPage />),
      },
    }),
  ],
});
