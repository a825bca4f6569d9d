import { cssVariables } from './cssVariables';
import { ThemeMode, tokens } from './tokens';
import { createCausewayTheme } from './unifiedTheme';

const modes: ThemeMode[] = ['light', 'dark'];

describe.each(modes)('the %s theme', mode => {
  it('is the same for both generations of Material UI', () => {
    const theme = createCausewayTheme(mode);
    for (const version of ['v4', 'v5'] as const) {
      expect(theme.getTheme(version)).toMatchObject({
        palette: {
          primary: { main: tokens[mode].accent },
          background: { default: tokens[mode].bg },
        },
        shape: { borderRadius: 6 },
        typography: { body1: { fontSize: 14 }, h1: { fontSize: 24 } },
      });
    }
  });

  it('reaches old stock components as overrides', () => {
    const theme = createCausewayTheme(mode).getTheme('v4');
    expect(theme).toHaveProperty(
      'overrides.BackstageHeader.header.backgroundImage',
      'none',
    );
    expect(theme).toHaveProperty('overrides.MuiButton.root.minHeight', 32);
    expect(theme).toHaveProperty(
      'overrides.CatalogSearchResultListItem.itemText.wordBreak',
      'normal',
    );
  });

  it('is in the variables of our pages and of Backstage components', () => {
    const rules = cssVariables()
      .split('\n')
      .filter(rule => rule.includes(`data-theme-mode=${mode}`));
    expect(rules).toHaveLength(1);
    const t = tokens[mode];
    for (const [name, value] of Object.entries(t)) {
      expect(rules[0]).toContain(`--cw-${name}:${value}`);
    }
    expect(rules[0]).toContain(`--bui-accent-bg:${t.accent};`);
    expect(rules[0]).toContain(`--bui-bg-app:${t.bg};`);
  });
});
