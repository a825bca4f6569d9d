import { parseAllDocuments } from 'yaml';
import { ClusterObject, toClusterObject } from './ClusterObject';
import { Value } from './Value';

const SOURCE = /^# Source: [^/]+\/(.+)$/m;

/** The line of a template on which a key of the rendered object probably stands. */
function templateLine(
  template: string | undefined,
  path: readonly (string | number)[],
): number | undefined {
  if (!template) return undefined;
  const lines = template.split('\n');
  const keys = path.filter(key => typeof key === 'string').reverse();
  for (const key of keys) {
    const index = lines.findIndex(line =>
      line.replace(/^[\s-]*/, '').startsWith(`${key}:`),
    );
    if (index >= 0) return index + 1;
  }
  return 1;
}

/**
 * The objects in what `helm template` printed. Its comments name the template of each, so that a finding points to the
 * file that people edit.
 */
export function readManifests(options: {
  environment: string;
  text: string;
  chart: string;
  files: ReadonlyMap<string, string>;
}): ClusterObject[] {
  const { environment, text, chart, files } = options;
  const documents = parseAllDocuments(text, {
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return [];
  let source = '';
  return documents.flatMap(document => {
    const comment = `${document.commentBefore ?? ''}\n${
      document.contents?.commentBefore ?? ''
    }`.replace(/^ ?/gm, '# ');
    source = SOURCE.exec(comment)?.[1] ?? source;
    const file = `${chart}/${source}`;
    const value = new Value(document.toJS(), {
      file,
      lineOf: path => templateLine(files.get(file), path),
    });
    return toClusterObject(value, environment) ?? [];
  });
}
