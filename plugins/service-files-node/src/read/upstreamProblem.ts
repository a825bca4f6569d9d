import { toError } from '@backstage/errors';

/** Why a Git host didn't give what it was asked for. */
export interface UpstreamProblem {
  message: string;
  fix: string;
  /** Whether the host asked to be left alone, so that its other repositories should wait too. */
  hostIsBusy: boolean;
}

const SORTS: { test: RegExp; message: string; fix: string; busy?: true }[] = [
  {
    test: /rate limit|\b429\b|too many requests/i,
    message: 'the host allows no more requests for now',
    fix: 'Nothing, it is tried again later. If it happens often, read less often or give the host its webhook.',
    busy: true,
  },
  {
    test: /NotFoundError|\b404\b/,
    message: 'there is no such repository or branch, or it may not be read',
    fix: "Check the entity's location, the branch, and that the token under 'integrations' may read the repository. If the repository is gone, unregister the entity.",
  },
  {
    test: /Reading from .* is not allowed|NotAllowedError/i,
    message: 'this host is not configured',
    fix: "Add the host under 'integrations' in the configuration of the portal.",
  },
  {
    test: /does not implement readTree|not implemented/i,
    message: 'this host has no repositories that could be read',
    fix: "Register the entity from a Git host, or add the host under 'integrations'.",
  },
  {
    test: /\b40[13]\b|AuthenticationError|unauthorized|forbidden/i,
    message: 'the host refuses the token of the portal',
    fix: "Renew the token under 'integrations' in the configuration of the portal.",
  },
  {
    test: /no answer within/i,
    message: 'the host took too long',
    fix: 'Nothing, it is tried again. If it stays so, look at the host, or raise the timeout.',
  },
];

/** Sorts the error of a URL reader, without secrets that may stand in it. */
export function upstreamProblem(root: string, cause: unknown): UpstreamProblem {
  const error = toError(cause);
  const text = `${error.name}: ${error.message}`;
  const sort = SORTS.find(({ test }) => test.test(text));
  return {
    message: `'${root}' can't be read: ${
      sort?.message ?? 'the host failed'
    } (${clean(error.message)}).`,
    fix:
      sort?.fix ??
      'Nothing, it is tried again. If it stays so, look at the host.',
    hostIsBusy: Boolean(sort?.busy),
  };
}

function clean(message: string): string {
  return (
    message
      .split('\n', 1)[0]
      .replace(/\/\/[^/@\s]*@/g, '//')
      // Query strings may hold tokens.
      .replace(/\?[^\s'")]*/g, '')
      .slice(0, 300)
  );
}
