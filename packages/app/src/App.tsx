import { createApp } from '@backstage/frontend-defaults';
import { themeModule } from './theme';
import { shellModule } from './shell';
import { navModule } from './nav';

export default createApp({ features: [themeModule, shellModule, navModule] });
