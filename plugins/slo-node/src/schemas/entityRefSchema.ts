import {
  parseEntityRef,
  stringifyEntityRef,
  type CompoundEntityRef,
} from '@backstage/catalog-model';
import { z } from 'zod';

/**
 * An entity ref in a request; without kind and namespace it is a component of the default namespace. Gives the full ref in
 * lower case.
 *
 * @public
 */
export const entityRefSchema = z
  .string()
  .max(250)
  .transform((text, context) => {
    const ref = parse(text);
    if (ref) return stringifyEntityRef(ref);
    context.addIssue({
      code: 'custom',
      message: 'must be an entity ref, such as component:default/checkout',
    });
    return z.NEVER;
  });

/** The ref, if each of its parts is one that the catalog takes. */
function parse(text: string): CompoundEntityRef | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'Component',
      defaultNamespace: 'default',
    });
    return Object.values(ref).every(part =>
      /^[a-z0-9]([-\w.]{0,61}[a-z0-9])?$/i.test(part),
    )
      ? ref
      : undefined;
  } catch {
    return undefined;
  }
}
