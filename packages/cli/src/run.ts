import { Command } from 'commander';
import { UsageError } from './errors';
import { registerSloCommands } from './commands/slo';
import { registerTemplatesCommands } from './commands/templates';

/** Exit status: something was found that has to be put right. */
const EXIT_FINDING = 1;
/** Exit status: the command was called in a way that it can't work. */
const EXIT_MISUSE = 2;

function createProgram(): Command {
  const program = new Command('causeway')
    .description('Golden paths and promises of services, from the command line')
    .showHelpAfterError('(run with --help for what is possible)')
    .exitOverride();
  registerTemplatesCommands(program);
  registerSloCommands(program);
  return program;
}

function isCommanderError(
  error: unknown,
): error is Error & { exitCode: number } {
  return error instanceof Error && error.name === 'CommanderError';
}

/**
 * Runs the command line and sets the exit status: 0 all well, 1 something was found, 2 misuse.
 *
 * @param argv - as in `process.argv`
 */
export async function run(argv: string[]): Promise<void> {
  try {
    await createProgram().parseAsync(argv);
  } catch (error) {
    if (isCommanderError(error)) {
      // Commander has already written what is wrong, or the help that was asked for.
      process.exitCode = error.exitCode === 0 ? 0 : EXIT_MISUSE;
      return;
    }
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`causeway: ${message}\n`);
    process.exitCode = error instanceof UsageError ? EXIT_MISUSE : EXIT_FINDING;
  }
}
