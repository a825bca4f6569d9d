/** A command's function, taking its options. */
type Run<Arguments extends unknown[]> = (...args: Arguments) => Promise<void>;

/**
 * Makes a command whose code is loaded when it runs.
 *
 * @param load - imports a module whose default export is the command; from a source checkout Node wraps CommonJS modules
 *   once more, so that the default export has one of its own
 */
export function lazily<Arguments extends unknown[]>(
  load: () => Promise<{
    default: Run<Arguments> | { default: Run<Arguments> };
  }>,
): Run<Arguments> {
  return async (...args) => {
    const { default: loaded } = await load();
    const run = typeof loaded === 'function' ? loaded : loaded.default;
    await run(...args);
  };
}
