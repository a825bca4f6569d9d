/** One finding, as hadolint and shellcheck print it. */
export interface Lint {
  file: string;
  line: number;
  code: string | number;
  message: string;
}
