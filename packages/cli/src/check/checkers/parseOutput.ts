/**
 * What a program printed as JSON.
 *
 * @throws Error with all that it said when that is no JSON
 */
export function parseOutput<T>(
  name: string,
  stdout: string,
  stderr: string,
): T {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name}: ${stdout}${stderr}`);
  }
}
