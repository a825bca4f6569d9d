/** Ids of the elements around a form field, from the id of its input. */
export const fieldIds = {
  label: (id: string) => `${id}__label`,
  help: (id: string) => `${id}__help`,
  errors: (id: string) => `${id}__error`,
  status: (id: string) => `${id}__status`,
};

/** Gives `aria-describedby` for an input: only elements that are there, errors first. */
export function describedBy(
  id: string,
  has: { errors?: boolean; status?: boolean; help?: boolean },
): string | undefined {
  const ids = [
    has.errors && fieldIds.errors(id),
    has.status && fieldIds.status(id),
    has.help && fieldIds.help(id),
  ].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}
