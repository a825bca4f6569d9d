// `npm run bench [-- --runs 5 --only portal,start,wizard,templates,slo,install]`: figures beside
// their targets. Nothing here fails a build: times belong to a machine and a day.
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { main, UserError } from '../scripts/lib/progress.mjs';
import { ensureWebApp } from '../scripts/lib/webApp.mjs';
import { printTable } from './lib/table.mjs';

// Loaded when asked for: some need packages that aren't there before the install.
const AREAS = {
  portal: async () => (await import('./portal.mjs')).portalFigures,
  start: async () => (await import('./start.mjs')).startFigures,
  wizard: async () => (await import('./wizard.mjs')).wizardFigures,
  templates: async () => (await import('./templates.mjs')).templateFigures,
  slo: async () => (await import('./slo.mjs')).sloFigures,
  install: async () => (await import('./install.mjs')).installFigures,
};

function areasOf(text) {
  const areas = text.split(',');
  const unknown = areas.find(area => !Object.hasOwn(AREAS, area));
  if (unknown !== undefined)
    throw new UserError(
      `There is no benchmark '${unknown}'; choose from ${Object.keys(
        AREAS,
      ).join(', ')}.`,
    );
  return areas;
}

await main(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string', default: Object.keys(AREAS).join(',') },
    },
  });
  const areas = areasOf(values.only);
  const toolchain = await ensureInstalled();
  await ensureWebApp(toolchain);
  const rows = [];
  for (const area of areas) {
    const figures = await AREAS[area]();
    rows.push(
      ...(await figures({
        toolchain,
        runs: Number(values.runs),
        log: line => process.stderr.write(`${line}\n`),
      })),
    );
  }
  printTable(rows);
});
