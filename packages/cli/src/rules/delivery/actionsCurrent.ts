import { OLDEST_ACTIONS } from '../dated/oldestActions';
import type { Problem, Rule } from '../Rule';
import { jobsOf } from './workflowModel';

const GONE = new Set([
  '8398a7/action-slack',
  'SonarSource/sonarcloud-github-action',
  'actions/create-release',
]);

/** Defect 68 of the source documents. */
export const actionsCurrent: Rule = {
  id: 'actions-current',
  what: 'Actions are pinned by full commit id with the version beside it, are kept, and are new enough for the runners.',
  why: "A tag can be moved onto other code that gets the job's token; versions for Node 20 stopped running on 2026-09-16.",
  fix: 'pin OWNER/NAME@40 hex digits # vX.Y.Z of a current version',
  *check(repository): Iterable<Problem> {
    for (const { value } of jobsOf(repository)) {
      const uses = [
        value.get('uses'),
        ...value.list('steps').map(step => step.get('uses')),
      ];
      for (const use of uses.filter(
        item => item.text() && !item.text().startsWith('./'),
      )) {
        const at = { file: use.file, line: use.line };
        const [name, ref = ''] = use.text().split('@');
        const row =
          repository.text(use.file).split('\n')[(use.line ?? 1) - 1] ?? '';
        const major = Number(
          /#\s*v(\d+)/.exec(row)?.[1] ?? /^v(\d+)/.exec(ref)?.[1],
        );
        if (!/^[0-9a-f]{40}$/.test(ref)) {
          yield { ...at, message: `${use.text()} isn't pinned by its commit` };
        } else if (!(major >= 0)) {
          yield { ...at, message: `nobody can tell which version ${name} is` };
        }
        if (GONE.has(name)) {
          yield { ...at, message: `${name} is no longer kept` };
        } else if (
          major <
          (OLDEST_ACTIONS.entries[name.split('/').slice(0, 2).join('/')] ?? 0)
        ) {
          yield { ...at, message: `${name} v${major} no longer runs` };
        }
      }
    }
  },
};
