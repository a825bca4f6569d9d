import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import type { Person } from './fastImport';
import type { CompanyRepository } from './RepositorySpec';

const userSchema = z.object({
  kind: z.literal('User'),
  metadata: z.object({ name: z.string() }),
  spec: z.object({
    profile: z.object({ displayName: z.string(), email: z.string() }),
  }),
});

/** The people of the company, by name, from its own catalog files. */
export function peopleOf(
  repositories: CompanyRepository[],
): ReadonlyMap<string, Person> {
  const users = repositories
    .flatMap(({ files }) => [...files])
    .filter(([path]) => path.endsWith('people.yaml'))
    .flatMap(([, text]) => parseAllDocuments(text))
    .map(document => userSchema.parse(document.toJS()));
  return new Map(
    users.map(({ metadata, spec }) => [
      metadata.name,
      { name: spec.profile.displayName, email: spec.profile.email },
    ]),
  );
}
