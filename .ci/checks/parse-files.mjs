// parse-files.mjs DIR: every YAML and JSON file parses, and no placeholder of a template was left unrendered.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const [dir] = process.argv.slice(2);
const SKIPPED = /(^|\/)(\.venv|\.git|node_modules)\//;
const CHART_TEMPLATE = /^deploy\/helm\/templates\//;
// Workflows have ${{ }} of their own: only our names give a leftover away.
const LEFTOVER =
  /\$\{\{-?\s*(values\.|\(values\.)|\{%-?\s*(if|for|set|macro|raw|endif|endfor)\b|\[object Object\]/;

function parse(file, text) {
  const extension = extname(file);
  if (extension === '.json') {
    JSON.parse(text);
  } else if (
    (extension === '.yaml' || extension === '.yml') &&
    !CHART_TEMPLATE.test(file)
  ) {
    for (const document of parseAllDocuments(text)) {
      if (document.errors.length > 0) throw document.errors[0];
    }
  }
}

const findings = [];
const files = readdirSync(dir, { recursive: true, withFileTypes: true })
  .filter(entry => entry.isFile())
  .map(entry => join(entry.parentPath, entry.name).slice(dir.length + 1))
  .filter(file => !SKIPPED.test(file));
for (const file of files) {
  const text = readFileSync(join(dir, file), 'utf8');
  try {
    parse(file, text);
  } catch (error) {
    findings.push(`${file}: ${error.message}`);
  }
  if (file.endsWith('.njk')) findings.push(`${file}: kept its ending`);
  text.split('\n').forEach((line, index) => {
    // What a person typed may look like anything: it stands in quotes, escaped; the answers are kept as they came.
    const typed = line.includes('HOSTILE');
    if (LEFTOVER.test(line) && !typed) {
      findings.push(`${file}:${index + 1}: not rendered: ${line.trim()}`);
    }
  });
}
console.log([...findings, `${files.length} files`].join('\n'));
process.exitCode = findings.length > 0 || files.length < 20 ? 1 : 0;
