import { TEMPLATE_VERSION_ANNOTATION } from '@causeway/plugin-golden-path-common';
import { UsageError } from '../errors';
import { readTemplates } from '../templates/readTemplates';

/** `causeway templates list` */
export default async function listTemplates(options: {
  templates: string;
  format: string;
}): Promise<void> {
  if (!['table', 'json'].includes(options.format)) {
    throw new UsageError(`--format is table or json, not '${options.format}'`);
  }
  const rows = (await readTemplates(options.templates)).map(
    ({ name, entity }) => ({
      name,
      version: entity.metadata.annotations?.[TEMPLATE_VERSION_ANNOTATION] ?? '',
      title: entity.metadata.title ?? '',
      description: entity.metadata.description ?? '',
    }),
  );
  if (options.format === 'json') {
    process.stdout.write(`${JSON.stringify(rows, undefined, 2)}\n`);
    return;
  }
  if (rows.length === 0) {
    process.stdout.write(`No golden paths in ${options.templates}\n`);
    return;
  }
  const widths = {
    name: Math.max(...rows.map(row => row.name.length)),
    version: Math.max(...rows.map(row => row.version.length)),
  };
  for (const row of rows) {
    process.stdout.write(
      `${row.name.padEnd(widths.name)}  ${row.version.padEnd(
        widths.version,
      )}  ${row.title}\n`,
    );
  }
}
