// `npm run bench [-- --runs 5 --only portal,start,wizard,install]`: figures beside
// their targets. Nothing here fails a build: times belong to a machine and a day.
import { parseArgs } from 'node:util';
import { ensureInstalled } from '../scripts/lib/install.mjs';
import { main } from '../scripts/lib/progress.mjs';
import { ensureWebApp } from '../scripts/lib/webApp.mjs';
import { installFigures } from './install.mjs';
import { printTable } from './lib/table.mjs';
import { portalFigures } from './portal.mjs';
import { startFigures } from './start.mjs';
import { wizardFigures } from './wizard.mjs';

const AREAS = {
  portal: portalFigures,
  start: startFigures,
  wizard: wizardFigures,
  install: installFigures,
};

await main(async () => {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string', default: '5' },
      only: { type: 'string', default: Object.keys(AREAS).join(',') },
    },
  });
  const toolchain = await ensureInstalled();
  await ensureWebApp(toolchain);
  const rows = [];
  for (const area of values.only.split(',')) {
    rows.push(
      ...(await AREAS[area]({
        toolchain,
        runs: Number(values.runs),
        log: line => process.stderr.write(`${line}\n`),
      })),
    );
  }
  printTable(rows);
});
