import { fonts, ThemeMode, tokens, Tokens } from './tokens';

/**
 * The variables that components of `@backstage/ui` read, set to our tokens.
 */
function buiVariables(t: Tokens): Record<string, string> {
  const ofTruth = (name: string, truth: 'ok' | 'risk' | 'bad' | 'accent') => ({
    [`--bui-fg-${name}`]: t[truth],
    [`--bui-${name}-bg`]: t[truth],
    [`--bui-${name}-bg-hover`]: t[truth],
    [`--bui-${name}-bg-subdued`]: t[`${truth}-bg`],
    [`--bui-${name}-bg-subdued-hover`]: t[`${truth}-bg`],
    [`--bui-${name}-border`]: t[truth],
    [`--bui-${name}-fg`]: t.surface,
    [`--bui-${name}-fg-subdued`]: t[truth],
  });
  const hover = `color-mix(in srgb, ${t.text} 6%, transparent)`;
  const pressed = `color-mix(in srgb, ${t.text} 10%, transparent)`;
  const backgrounds = ['1', '2', '3', '4'].flatMap(level => [
    [`--bui-bg-neutral-${level}-hover`, hover],
    [`--bui-bg-neutral-${level}-pressed`, pressed],
    [`--bui-bg-neutral-${level}-disabled`, t.sunken],
  ]);
  return {
    '--bui-font-regular': fonts.text,
    '--bui-font-monospace': fonts.code,
    '--bui-radius-2': '4px',
    '--bui-radius-3': '6px',
    '--bui-radius-4': '8px',
    '--bui-ring': t.focus,
    '--bui-scrollbar': 'transparent',
    '--bui-scrollbar-thumb': t['border-strong'],
    '--bui-bg-app': t.bg,
    '--bui-bg-neutral-1': t.surface,
    '--bui-bg-neutral-2': t.sunken,
    '--bui-bg-neutral-3': t.surface,
    '--bui-bg-neutral-4': t.sunken,
    ...Object.fromEntries(backgrounds),
    '--bui-fg-primary': t.text,
    '--bui-fg-secondary': t['text-2'],
    '--bui-fg-disabled': t['text-3'],
    '--bui-border-1': t.border,
    '--bui-border-2': t['border-strong'],
    '--bui-accent-bg': t.accent,
    '--bui-accent-bg-hover': `color-mix(in srgb, ${t.accent} 88%, ${t.text})`,
    '--bui-accent-bg-disabled': t.sunken,
    '--bui-accent-fg': t['on-accent'],
    '--bui-accent-fg-disabled': t['text-3'],
    ...ofTruth('positive', 'ok'),
    ...ofTruth('warning', 'risk'),
    ...ofTruth('negative', 'bad'),
    ...ofTruth('announcement', 'accent'),
  };
}

function variables(mode: ThemeMode): Record<string, string> {
  const t = tokens[mode];
  return {
    'color-scheme': mode,
    ...Object.fromEntries(
      Object.entries(t).map(([name, value]) => [`--cw-${name}`, value]),
    ),
    '--cw-font-text': fonts.text,
    '--cw-font-code': fonts.code,
    ...buiVariables(t),
  };
}

function rule(selector: string, declarations: Record<string, string>): string {
  const lines = Object.entries(declarations).map(([k, v]) => `${k}:${v}`);
  return `${selector}{${lines.join(';')}}`;
}

/**
 * The style sheet that gives every page the `--cw-*` and `--bui-*` variables:
 * light unless the document or a part of it says it is dark. Paper is light.
 */
export function cssVariables(): string {
  return [
    rule(':root,[data-theme-mode=light]', variables('light')),
    `@media not print{${rule(
      ':root:has(>body[data-theme-mode=dark]),[data-theme-mode=dark]',
      variables('dark'),
    )}}`,
  ].join('\n');
}
