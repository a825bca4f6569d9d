/** A function whose code is only loaded when it is called. */
type Lazy<Arguments extends unknown[], Result> = (
  ...args: Arguments
) => Promise<Result>;

/**
 * Makes a function whose code is loaded when it is called, so that the command answers at once where it needs nothing
 * heavy.
 *
 * @param load - imports a module whose default export is the function; from a source checkout Node wraps CommonJS
 *   modules once more, so that the default export has one of its own
 */
export function lazily<Arguments extends unknown[], Result>(
  load: () => Promise<{
    default: Lazy<Arguments, Result> | { default: Lazy<Arguments, Result> };
  }>,
): Lazy<Arguments, Result> {
  return async (...args) => {
    const { default: loaded } = await load();
    const call = typeof loaded === 'function' ? loaded : loaded.default;
    return call(...args);
  };
}
