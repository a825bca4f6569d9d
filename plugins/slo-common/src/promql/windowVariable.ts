/** How a query says "the window in question", as Sloth writes it. */
export const WINDOW_VARIABLE = '{{.window}}';

/** The variable with any spaces in it. */
export const WINDOW_VARIABLE_PATTERN = /\{\{ *\.window *\}\}/g;

/** A duration nobody writes: leading zeros, as long as the text it stands for, so that positions stay true. */
export function windowPlaceholder(length: number): string {
  return `${'0'.repeat(Math.max(length - 2, 1))}7m`;
}

/** Whether a duration is the placeholder. */
export function isWindowPlaceholder(duration: string): boolean {
  return /^0+7m$/.test(duration);
}

/**
 * A query with the window filled in.
 *
 * @param query - PromQL with the window variable
 * @param window - a Prometheus duration
 */
export function fillWindow(query: string, window: string): string {
  return query.replace(WINDOW_VARIABLE_PATTERN, window);
}
