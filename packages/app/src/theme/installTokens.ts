import { cssVariables } from './cssVariables';

const STYLE_ID = 'causeway-tokens';
const CHOSEN_THEME_KEY = 'theme';

function wantsDark(): boolean {
  const chosen = window.localStorage.getItem(CHOSEN_THEME_KEY);
  if (chosen === 'light' || chosen === 'dark') {
    return chosen === 'dark';
  }
  return Boolean(
    window.matchMedia?.('(prefers-color-scheme: dark)').matches ?? false,
  );
}

/**
 * Puts the tokens into the page and paints it in the person's theme at once:
 * React takes over later, and a white flash in a dark room is unkind.
 */
export function installTokens(): void {
  if (document.getElementById(STYLE_ID)) {
    return;
  }
  const style = document.createElement('style');
  style.id = STYLE_ID;
  style.textContent = cssVariables();
  document.head.appendChild(style);
  document.body.setAttribute('data-theme-mode', wantsDark() ? 'dark' : 'light');
}
