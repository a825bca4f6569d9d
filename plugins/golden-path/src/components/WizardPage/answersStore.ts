import type { JsonObject } from '@backstage/types';

/** Keeps the answers of a wizard until its run is started, so that a reload doesn't lose them. */
export interface AnswersStore {
  read(): JsonObject;
  write(values: JsonObject): void;
  clear(): void;
}

function parse(text: string | null): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps answers in the browser's tab. Answers in the address (`?formData={…}`: a run that is started over, a link that
 * fills the form in) come first. Secrets are never among the answers: the scaffolder keeps them apart.
 */
export function answersStore(options: {
  templateRef: string;
  search: string;
  storage: Storage;
}): AnswersStore {
  const { templateRef, search, storage } = options;
  const key = `causeway.create.answers.${templateRef}`;
  return {
    read: () =>
      parse(new URLSearchParams(search).get('formData')) ??
      parse(storage.getItem(key)) ??
      {},
    write(values) {
      try {
        storage.setItem(key, JSON.stringify(values));
      } catch {
        // Storage is full or forbidden: the answers live as long as the page.
      }
    },
    clear: () => storage.removeItem(key),
  };
}
