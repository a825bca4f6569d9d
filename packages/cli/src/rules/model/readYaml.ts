import { LineCounter, parseAllDocuments, isNode } from 'yaml';
import { Value } from './Value';

/** Every document of a YAML (or JSON) file that could be read; each value knows its line. */
export function readYaml(file: string, text: string): Value[] {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  if (!Array.isArray(documents)) return [];
  return documents
    .filter(document => document.errors.length === 0)
    .map(
      document =>
        new Value(document.toJS(), {
          file,
          lineOf(path) {
            // The nearest that is there: what is missing is reported where it should stand.
            for (let length = path.length; length >= 0; length -= 1) {
              const node = document.getIn(path.slice(0, length), true);
              if (isNode(node) && node.range) {
                return lines.linePos(node.range[0]).line;
              }
            }
            return 1;
          },
        }),
    )
    .filter(value => value.exists);
}
