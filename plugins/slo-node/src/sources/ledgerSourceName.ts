/**
 * Name of a source in the ledger: the source's id, with the tool behind a slash where counts were made from its ratios.
 *
 * @public
 */
export function ledgerSourceName(options: {
  id: string;
  approximate?: string;
}): string {
  return options.approximate
    ? `${options.id}/${options.approximate}`
    : options.id;
}
