import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
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
    try {
      return stringifyEntityRef(
        parseEntityRef(text, {
          defaultKind: 'Component',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be an entity ref, such as component:default/checkout',
      });
      return z.NEVER;
    }
  });
