import { createApp } from '@backstage/frontend-defaults';
import { apisModule } from './apis';
import { stockModules } from './stock';
import { themeModule } from './theme';
import { shellModule } from './shell';
import { homeModule } from './home';
import { navModule } from './nav';
import { notificationsModule } from './notifications';
import { signInModule } from './signIn';

export default createApp({
  features: [
    themeModule,
    shellModule,
    navModule,
    signInModule,
    homeModule,
    notificationsModule,
    apisModule,
    ...stockModules,
  ],
});
