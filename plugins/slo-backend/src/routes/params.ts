import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';

/** The entity that a path names, as the catalog writes it; a bare name is a component of the default namespace. */
export function entityRefOf(req: Request, defaultKind = 'Component'): string {
  return parseRef(req.params.ref, defaultKind);
}

/** @throws InputError if the text is no entity ref */
export function parseRef(text: string, defaultKind = 'Component'): string {
  try {
    // Databases refuse control characters with errors of their own.
    if (text.length > 400 || /[\p{Cc}\s]/u.test(text)) {
      throw new Error('no entity has such a name');
    }
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace: 'default' }),
    );
  } catch {
    throw new InputError(
      `'${text.slice(
        0,
        100,
      )}' is no entity ref; write one such as component:default/checkout, encoded for a URL.`,
    );
  }
}

/** The query of a request, also where a parameter comes more than 20 times, which Express makes an object of. */
export function queryOf(req: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(req.originalUrl, 'http://localhost');
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map(name => {
      const values = searchParams.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}
