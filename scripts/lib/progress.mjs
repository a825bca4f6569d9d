/** A failure that the person at the keyboard can mend: shown without a stack. */
export class UserError extends Error {}

const started = Date.now();
const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** Prints what is being done, does it, and prints how long it took. */
export async function step(title, work) {
  const since = Date.now();
  process.stdout.write(`• ${title}\n`);
  const result = await work();
  process.stdout.write(`  done in ${seconds(since)}\n`);
  return result;
}

/** The time since the command was started, for the last line. */
export const sinceStart = () => seconds(started);

/** Runs a command's main function; a failure is one clear line and status 1. */
export async function main(run) {
  try {
    await run();
  } catch (error) {
    process.stderr.write(
      error instanceof UserError
        ? `\n✗ ${error.message}\n`
        : `\n✗ ${error.stack}\n`,
    );
    process.exitCode = 1;
  }
}
