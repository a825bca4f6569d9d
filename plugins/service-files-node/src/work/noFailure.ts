/** What the row of a repository says when its last read was good. */
export const noFailure = {
  failures: 0,
  error_message: null,
  error_fix: null,
  error_since: null,
};
