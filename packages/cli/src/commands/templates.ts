import type { Command } from 'commander';
import { lazily } from '../lazily';
import { DEFAULT_TEMPLATES_DIR } from '../templates/defaultTemplatesDir';

/** Adds `causeway templates …`. What a command needs is loaded when it runs: `--help` stays instant. */
export function registerTemplatesCommands(program: Command): void {
  const templates = program
    .command('templates')
    .description('Golden paths: list, render and check them without a portal');

  templates
    .command('list')
    .description('Name, version and title of each golden path')
    .option(
      '--templates <dir>',
      'folder of the golden paths',
      DEFAULT_TEMPLATES_DIR,
    )
    .option('--format <format>', 'table or json', 'table')
    .action(lazily(() => import('./listTemplates')));

  templates
    .command('render')
    .description(
      'Render a golden path into a folder, byte for byte as the wizard publishes it',
    )
    .argument('<name>', 'name of the golden path')
    .requiredOption(
      '--out <dir>',
      'folder to write to; must not exist or be empty',
    )
    .option(
      '--values <file>',
      'answers as YAML or JSON; without them the defaults, name demo',
    )
    .option('--force', 'replace what an earlier render left in the folder')
    .option(
      '--portal-url <url>',
      'address of the portal in generated files',
      'http://localhost:7007',
    )
    .option(
      '--templates <dir>',
      'folder of the golden paths',
      DEFAULT_TEMPLATES_DIR,
    )
    .action(lazily(() => import('./renderTemplate')));

  templates
    .command('check')
    .description(
      'Render golden paths for combinations of their answers, and run every checker over the files',
    )
    .argument('[names...]', 'golden paths; without names all of them')
    .option(
      '--combinations <choice>',
      'default (the defaults and the hostile answers), pairwise (every two choices together at least once), all (where there are less than 300, else pairwise; the slowest checkers look at each one too)',
      'default',
    )
    .option(
      '--tools <tools>',
      'node (what needs nothing installed) or all',
      'all',
    )
    .option(
      '--format <format>',
      'table, json, lines (the table, then one line for each checker) or markdown (golden paths by checkers, for a document)',
      'table',
    )
    .option(
      '--only <checkers>',
      'only these checkers: names with commas, * stands for any text',
    )
    .option('--rendered <dir>', 'check this render instead of making any')
    .option('--keep <dir>', 'leave the renders in this folder')
    .option(
      '--cache <dir>',
      'remember there which inputs were clean, and skip them',
    )
    .option(
      '--record <file>',
      'write the day, the sums and the seconds of each checker there as JSON',
    )
    .option('--parallel <count>', 'programs that run at once', '2')
    .option(
      '--quick',
      'let slow checkers look at the default and the hostile answers only',
    )
    .option('--strict', 'fail when a checker is missing too')
    .option(
      '--templates <dir>',
      'folder of the golden paths',
      DEFAULT_TEMPLATES_DIR,
    )
    .action(lazily(() => import('./checkTemplates')));

  templates
    .command('mutate')
    .description(
      'Put known defects into clean renders, one at a time, and see that the checks find them',
    )
    .argument(
      '[name]',
      'golden path that all defects go into; without a name each goes into its own',
    )
    .option('--tools <tools>', 'node (rules about files only) or all', 'all')
    .option('--format <format>', 'table or json', 'table')
    .option(
      '--quick',
      'look at a defect until somebody finds it, and trust that the checkers have just found nothing in clean renders',
    )
    .option(
      '--templates <dir>',
      'folder of the golden paths',
      DEFAULT_TEMPLATES_DIR,
    )
    .action(lazily(() => import('./mutateTemplates')));
}
