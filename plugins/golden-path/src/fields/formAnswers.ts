function text(record: object, key: string): string | undefined {
  const value: unknown = Reflect.get(record, key);
  return typeof value === 'string' && value ? value : undefined;
}

/** What a field needs to know of the other answers, read from the form's context or its data. */
export interface FormAnswers {
  name?: string;
  /** Entity reference. */
  owner?: string;
  /** Empty for the embedded Git host. */
  repoUrl?: string;
}

/** Reads the answers that fields look at from the scaffolder's form data, of which nothing is certain. */
export function formAnswers(formData: unknown): FormAnswers {
  if (typeof formData !== 'object' || formData === null) {
    return {};
  }
  return {
    name: text(formData, 'name'),
    owner: text(formData, 'owner'),
    repoUrl: text(formData, 'repoUrl'),
  };
}
