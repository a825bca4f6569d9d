// Renders every golden path again and again in one process, as the wizard does, and prints the seconds of each render as JSON
// by name. Run with the number of renders.
require('@backstage/cli/config/nodeTransform.cjs');
const fs = require('node:fs/promises');
const os = require('node:os');
const path = require('node:path');

const sources = path.resolve(__dirname, '../../packages/cli/src/templates');
const { DEFAULT_TEMPLATES_DIR } = require(`${sources}/defaultTemplatesDir`);
const { DEFAULT_VALUES } = require(`${sources}/defaultValues`);
const { readTemplates } = require(`${sources}/readTemplates`);
const { TemplateRenderer } = require(`${sources}/TemplateRenderer`);

async function secondsOf(renderer, template) {
  const outputDir = await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-bench-'));
  const started = performance.now();
  await renderer.render({ template, values: DEFAULT_VALUES, outputDir });
  const seconds = (performance.now() - started) / 1000;
  await fs.rm(outputDir, { recursive: true });
  return seconds;
}

async function main(renders) {
  const renderer = await TemplateRenderer.start({
    portalUrl: 'http://localhost:7007',
  });
  const times = {};
  for (const template of await readTemplates(DEFAULT_TEMPLATES_DIR)) {
    // The first one loads what all others use.
    await secondsOf(renderer, template);
    times[template.name] = [];
    for (let render = 0; render < renders; render += 1) {
      times[template.name].push(await secondsOf(renderer, template));
    }
  }
  await renderer.stop();
  process.stdout.write(JSON.stringify(times));
}

// The scaffolder inside keeps looking for tasks after it was stopped.
main(Number(process.argv[2])).then(
  () => process.exit(),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
