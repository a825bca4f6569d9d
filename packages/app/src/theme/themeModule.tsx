import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { ThemeBlueprint } from '@backstage/plugin-app-react';
import { UnifiedThemeProvider } from '@backstage/theme';
import { RiMoonLine, RiSunLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { ThemeMode } from './tokens';
import { createCausewayTheme } from './unifiedTheme';

const icons = {
  light: <RiSunLine size="1em" />,
  dark: <RiMoonLine size="1em" />,
};

function theme(mode: ThemeMode, title: string) {
  const unified = createCausewayTheme(mode);
  const Provider = ({ children }: { children: ReactNode }) => (
    <UnifiedThemeProvider theme={unified} themeName="causeway">
      {children}
    </UnifiedThemeProvider>
  );
  return ThemeBlueprint.make({
    name: mode,
    params: {
      theme: { id: mode, title, variant: mode, icon: icons[mode], Provider },
    },
  });
}

/** Replaces the stock light and dark themes by ours, under the same names. */
export const themeModule = createFrontendModule({
  pluginId: 'app',
  extensions: [theme('light', 'Light'), theme('dark', 'Dark')],
});
