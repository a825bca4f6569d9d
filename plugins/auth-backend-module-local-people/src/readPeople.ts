import {
  DEFAULT_NAMESPACE,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

const WHERE = 'causeway.signIn.people';

const schema = z.array(
  z
    .object({
      entityRef: z.string().min(1),
      name: z.string().min(1).optional(),
      role: z.string().min(1),
      may: z.string().min(1),
      guest: z.boolean().default(false),
    })
    .strict(),
);

/** Somebody who may be chosen in local mode. */
export type Person = z.infer<typeof schema>[number];

/** The canonical form of a user's reference, e.g. `user:default/ada`. */
export function userRef(ref: string): string {
  return stringifyEntityRef(
    parseEntityRef(ref, {
      defaultKind: 'user',
      defaultNamespace: DEFAULT_NAMESPACE,
    }),
  );
}

/**
 * The people of local mode, by the canonical form of their reference.
 *
 * @throws InputError if the setting can't be understood, with what to change
 */
export function readPeople(config: Config): Map<string, Person> {
  const parsed = schema.safeParse(config.getOptional(WHERE) ?? []);
  if (!parsed.success) {
    throw new InputError(`'${WHERE}': ${z.prettifyError(parsed.error)}`);
  }
  const people = new Map<string, Person>();
  for (const person of parsed.data) {
    const ref = userRef(person.entityRef);
    if (!ref.startsWith('user:')) {
      throw new InputError(
        `'${WHERE}' has '${person.entityRef}', which isn't a user; write 'user:<namespace>/<name>'`,
      );
    }
    if (people.has(ref)) {
      throw new InputError(`'${WHERE}' has '${ref}' twice; remove one`);
    }
    people.set(ref, { ...person, entityRef: ref });
  }
  return people;
}
