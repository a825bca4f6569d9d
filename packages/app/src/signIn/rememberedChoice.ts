const KEY = 'causeway.signIn';

/** How somebody signed in the last time, so that they needn't choose again. */
export interface Choice {
  /** The auth provider. */
  provider: string;
  /** Who they chose to be; only in local mode. */
  person?: string;
}

/** The way of signing in that this browser remembers, if any. */
export function rememberedChoice(): Choice | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    const { provider, person } = value as Record<string, unknown>;
    return typeof provider === 'string'
      ? { provider, person: typeof person === 'string' ? person : undefined }
      : undefined;
  } catch {
    // What somebody else wrote there is no choice.
    return undefined;
  }
}

/** Remembers the way of signing in until {@link forgetChoice}. */
export function rememberChoice(choice: Choice): void {
  localStorage.setItem(KEY, JSON.stringify(choice));
}

/** Asks again the next time. */
export function forgetChoice(): void {
  localStorage.removeItem(KEY);
}
