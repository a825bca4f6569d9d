/** What one file may hold; more is refused as a whole, so that no file can stop the others from being read. */
export const limits = {
  /** Characters of one file. */
  characters: 500_000,
  /** YAML documents of one file. */
  documents: 500,
  /** How often one document may say "the same as there" (`*alias`), counted after resolving. */
  aliases: 100,
  /** Values inside values. */
  depth: 40,
  /** SLOs of one file. */
  slos: 1_000,
} as const;
