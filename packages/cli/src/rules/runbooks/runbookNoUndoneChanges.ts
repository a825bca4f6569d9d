import type { Problem, Rule } from '../Rule';
import { commandsOf } from './commands';
import { readKubectl } from './kubectl';

/** Changes of what Argo CD tracks; what a person creates beside it stays. */
const CHANGES =
  /^(scale|edit|patch|set\b.*|autoscale|replace|label|annotate|expose|apply|rollout (undo|pause)|argo rollouts (set|undo).*)$/;

/** Defects 64, 79, 82 and 94 of the source documents. */
export const runbookNoUndoneChanges: Rule = {
  id: 'runbook-no-undone-changes',
  what: 'Runbooks change the cluster by commits; no kubectl scale, edit, patch, set, autoscale or rollout undo, no helm upgrade or rollback.',
  why: 'Argo CD puts back what is changed by hand within minutes: the rollback of 2 am is gone at 2.03, and Git never knew.',
  fix: "write git revert on the environment's branch (or the value to change and release), or switch automatic sync off first (argocd app set … --sync-policy none)",
  *check(repository): Iterable<Problem> {
    for (const document of repository.runbooks) {
      for (const { file, line, words, code } of commandsOf(document)) {
        const paused = /argocd app set\s.*--sync-policy[= ]none/.test(code);
        const verb = readKubectl(words)?.verb;
        const helm =
          words[0] === 'helm' &&
          /^(upgrade|rollback|install|uninstall)$/.test(words[1] ?? '');
        if (!paused && (helm || (verb && CHANGES.test(verb)))) {
          yield {
            file,
            line,
            message: `Argo CD undoes "${words.slice(0, 7).join(' ')}"`,
          };
        }
      }
    }
  },
};
