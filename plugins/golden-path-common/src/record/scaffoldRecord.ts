import { parse, stringify } from 'yaml';
import { z } from 'zod';

/** Where a generated repository keeps its record. @public */
export const SCAFFOLD_RECORD_PATH = '.causeway/scaffold.yaml';

const scaffoldRecordSchema = z.strictObject({
  apiVersion: z.literal('causeway.dev/v1'),
  kind: z.literal('ScaffoldRecord'),
  template: z.strictObject({
    /** Entity reference of the template. */
    ref: z.string(),
    name: z.string(),
    version: z.string(),
    /** Address of the folder the template was read from; absent for a template on the portal's own disk. */
    source: z.string().optional(),
  }),
  createdOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  answers: z.record(z.string(), z.unknown()),
  files: z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/)),
});

/**
 * What a generated repository remembers of its making, so that it can be compared with its template and brought up to
 * date later.
 *
 * @public
 */
export type ScaffoldRecord = z.infer<typeof scaffoldRecordSchema>;

const HEADER = `# Written by the golden path that made this repository: its answers, and a SHA-256 of each file as it was rendered.
# Updates of the golden path read it; leave it as it is.
`;

/**
 * The record as the text of its file. The same record always gives the same bytes: files are sorted by path.
 *
 * @public
 */
export function serializeScaffoldRecord(record: ScaffoldRecord): string {
  const files = Object.fromEntries(
    Object.entries(record.files).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return (
    HEADER +
    stringify(
      { ...record, files },
      { lineWidth: 0, aliasDuplicateObjects: false },
    )
  );
}

/**
 * Reads a record back.
 *
 * @throws Error that says what is wrong with the text
 * @public
 */
export function parseScaffoldRecord(text: string): ScaffoldRecord {
  const result = scaffoldRecordSchema.safeParse(
    parse(text, { maxAliasCount: 0 }),
  );
  if (!result.success) {
    throw new Error(
      `${SCAFFOLD_RECORD_PATH} is not a scaffold record: ${z.prettifyError(
        result.error,
      )}`,
    );
  }
  return result.data;
}
