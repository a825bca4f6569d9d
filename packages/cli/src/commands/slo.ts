import type { Command } from 'commander';
import { lazily } from '../lazily';

/** Adds `causeway slo …`. */
export function registerSloCommands(program: Command): void {
  const slo = program
    .command('slo')
    .description(
      'SLO files: lint them, make Prometheus rules from them, compute budgets',
    );

  slo
    .command('lint')
    .description(
      'Find what makes SLOs wrong, blind or silent; exit status 1 when there is an error',
    )
    .argument(
      '<files...>',
      'SLO files (Sloth, OpenSLO v1, Pyrra); - reads standard input',
    )
    .option(
      '--format <format>',
      'text, json, sarif (2.1.0) or github (annotations of a workflow)',
      'text',
    )
    .option(
      '--window <duration>',
      'the window of SLOs whose format states none',
      '30d',
    )
    .option('--retention <duration>', 'how long Prometheus keeps samples')
    .option(
      '--metrics <file>',
      'what the service answers at /metrics: each le is compared with the real buckets',
    )
    .action(lazily(() => import('./lintSlos')));

  slo
    .command('rules')
    .description(
      'Print Prometheus rules for an SLO file, with the names and the effect of Sloth',
    )
    .argument('<file>', 'an SLO file; - reads standard input')
    .option(
      '--window <duration>',
      'the window of SLOs whose format states none',
      '30d',
    )
    .option(
      '--exact-period',
      'count the events of the whole window instead of averaging its 5-minute ratios, as Sloth does; the query is as expensive as it is long',
    )
    .action(lazily(() => import('./sloRules')));

  slo
    .command('budget')
    .description(
      'Compute error budgets and burn rates from Prometheus alone, as the portal does; a bearer token goes into PROMETHEUS_TOKEN',
    )
    .argument('<file>', 'an SLO file; - reads standard input')
    .requiredOption('--prometheus <url>', 'address of Prometheus')
    .option('--at <time>', 'the moment (ISO 8601 or seconds); now without it')
    .option(
      '--window <duration>',
      'the window of SLOs whose format states none',
      '30d',
    )
    .option('--format <format>', 'json', 'json')
    .action(lazily(() => import('./sloBudget')));
}
