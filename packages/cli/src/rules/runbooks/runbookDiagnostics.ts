import type { Problem, Rule } from '../Rule';
import { commandsOf } from './commands';

/** Defects 78, 80, 81 and 91 of the source documents. */
export const runbookDiagnostics: Rule = {
  id: 'runbook-diagnostics',
  what: 'Diagnostics do what they say on RDS, Valkey and the runtime: no superuser, no ALTER SYSTEM, no signal that does something else.',
  why: "RDS refuses ALTER SYSTEM and has no user postgres; SIGUSR1 opens Node's inspector; ending every idle session breaks the pools of all pods.",
  fix: "use the service's own user, the parameter group in deploy/terraform, pg_cancel_backend of one pid, redis-cli --hotkeys, --heapsnapshot-signal=SIGUSR2",
  *check(repository): Iterable<Problem> {
    for (const document of repository.runbooks) {
      for (const { file, line, words } of commandsOf(document)) {
        const text = words.join(' ');
        const message =
          /\bpsql\b.*\s-U\s*postgres\b|\bpsql\b.*--username[= ]postgres\b/.test(
            text,
          )
            ? "psql as postgres, a user that RDS doesn't have"
            : /\bkill (-s )?-?(SIG)?USR1\b/.test(text)
            ? 'SIGUSR1 opens the inspector and writes no heap dump'
            : /\bredis-cli\b.*--scan\b|\bvalkey-cli\b.*--scan\b/.test(text)
            ? "--scan walks all keys in no order; it doesn't show hot ones"
            : undefined;
        if (message) yield { file, line, message };
      }
      for (const { text, line } of document.fences) {
        const rows = text.split('\n');
        for (const [index, row] of rows.entries()) {
          const around = rows
            .slice(Math.max(0, index - 2), index + 3)
            .join(' ');
          const message = /\bALTER SYSTEM\b/i.test(row)
            ? 'RDS refuses ALTER SYSTEM'
            : /pg_terminate_backend\s*\(\s*pid\s*\)/i.test(row) &&
              /state\s*=\s*'idle'/i.test(around)
            ? 'it ends every idle session, those in the pools too'
            : undefined;
          if (message)
            yield { file: document.file, line: line + index + 1, message };
        }
      }
    }
  },
};
