import path from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Checker, Found } from '../Checker';

const CHART_TEMPLATE = /^deploy\/helm\/templates\//;

// Workflows have ${{ }} of their own: only our names give a leftover away.
const LEFTOVER =
  /\$\{\{-?\s*\(*values\.|\{%-?\s*(if|for|set|macro|raw|endif|endfor)\b|\[object Object\]/;

/** What hostile answers begin with: it may look like anything, because it stands in quotes, escaped. */
const TYPED = 'HOSTILE';

function parseError(file: string, text: string): Found | undefined {
  const extension = path.extname(file);
  try {
    if (extension === '.json') {
      JSON.parse(text);
    } else if (['.yaml', '.yml'].includes(extension)) {
      for (const { errors } of parseAllDocuments(text)) {
        if (errors.length > 0) {
          return {
            file,
            line: errors[0].linePos?.[0].line,
            rule: 'parse',
            message: errors[0].message.split('\n')[0],
          };
        }
      }
    }
  } catch (error) {
    return { file, rule: 'parse', message: `${error}` };
  }
  return undefined;
}

function leftovers(file: string, text: string): Found[] {
  return text.split('\n').flatMap((line, index) =>
    LEFTOVER.test(line) && !line.includes(TYPED)
      ? {
          file,
          line: index + 1,
          rule: 'not-rendered',
          message: `a placeholder of the template was left: ${line.trim()}`,
        }
      : [],
  );
}

/** Every YAML and JSON file parses, and nothing of the template language is left. */
export const parseFiles: Checker = {
  id: 'files',
  title: 'YAML and JSON parse, nothing is left unrendered',
  needs: [],
  scope: 'every',
  reads: render => render.files,
  async run({ render }) {
    return [...render.texts].flatMap(([file, text]) => {
      const error = CHART_TEMPLATE.test(file)
        ? undefined
        : parseError(file, text);
      const kept: Found[] = file.endsWith('.njk')
        ? [{ file, rule: 'not-rendered', message: 'the file kept its ending' }]
        : [];
      return [...(error ? [error] : []), ...kept, ...leftovers(file, text)];
    });
  },
};
