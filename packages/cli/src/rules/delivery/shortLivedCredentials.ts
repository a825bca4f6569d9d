import type { Problem, Rule } from '../Rule';
import { jobsOf } from './workflowModel';

/** Defect 67 of the source documents. */
export const shortLivedCredentials: Rule = {
  id: 'short-lived-credentials',
  what: 'Workflows become a role of AWS by OIDC; the role trusts this repository only.',
  why: 'An access key in the settings works for whoever copies it, from everywhere, until somebody notices.',
  fix: "use role-to-assume with permissions id-token: write, and trust the repository's sub",
  *check(repository): Iterable<Problem> {
    for (const { workflow, id, value } of jobsOf(repository)) {
      for (const step of value.list('steps')) {
        const text = JSON.stringify(step.raw);
        if (
          /aws-access-key-id|AWS_SECRET_ACCESS_KEY|secrets\.AWS_|secrets\.KUBE/.test(
            text,
          )
        ) {
          yield {
            file: step.file,
            line: step.line,
            message: `the job ${id} uses keys that don't end`,
          };
        }
        const may =
          value.is('write', 'permissions.id-token') ||
          (!value.get('permissions').exists &&
            workflow.is('write', 'permissions.id-token'));
        if (step.get('with').get('role-to-assume').exists && !may) {
          yield {
            file: step.file,
            line: step.line,
            message: `the job ${id} may not ask for the token that the role needs`,
          };
        }
      }
    }
    for (const file of repository.paths(/^deploy\/terraform\/.*\.tf$/)) {
      const text = repository.text(file);
      if (
        text.includes('token.actions.githubusercontent.com') &&
        !/repo:\$?\{?[\w./$@{}-]+/.test(text)
      ) {
        yield {
          file,
          line: repository.lineOf(file, 'token.actions.githubusercontent.com'),
          message: 'the role trusts every repository of GitHub',
        };
      } else if (
        text.includes('token.actions.githubusercontent.com:sub') &&
        !/"repo:[^"]+@[^"]+\/[^"]+@/.test(text)
      ) {
        yield {
          file,
          line: repository.lineOf(
            file,
            'token.actions.githubusercontent.com:sub',
          ),
          message:
            'the role refuses repositories that GitHub made since July 2026: their sub is repo:OWNER@ID/NAME@ID',
        };
      }
    }
  },
};
