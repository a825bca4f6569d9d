import type { Problem, Rule } from '../Rule';
import { commandsOf } from './commands';

const ENDS_A_SESSION = /pg_terminate_backend\s*\(\s*pid\s*\)/i;
const IDLE = /state\s*=\s*'idle'/i;

/** Commands that do something else than people expect. */
const COMMANDS = [
  {
    pattern: /\bpsql\b.*\s(-U\s*|--username[= ])postgres\b/,
    message: "psql as postgres, a user that RDS doesn't have",
  },
  {
    pattern: /\bkill (-s )?-?(SIG)?USR1\b/,
    message: 'SIGUSR1 opens the inspector and writes no heap dump',
  },
  {
    pattern: /\b(redis|valkey)-cli\b.*--scan\b/,
    message: "--scan walks all keys in no order; it doesn't show hot ones",
  },
];

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
        for (const { pattern, message } of COMMANDS) {
          if (pattern.test(text)) yield { file, line, message };
        }
      }
      for (const { text, line } of document.fences) {
        const rows = text.split('\n');
        for (const [index, row] of rows.entries()) {
          const at = { file: document.file, line: line + index + 1 };
          const around = rows
            .slice(Math.max(0, index - 2), index + 3)
            .join(' ');
          if (/\bALTER SYSTEM\b/i.test(row)) {
            yield { ...at, message: 'RDS refuses ALTER SYSTEM' };
          }
          if (ENDS_A_SESSION.test(row) && IDLE.test(around)) {
            yield {
              ...at,
              message: 'it ends every idle session, those in the pools too',
            };
          }
        }
      }
    }
  },
};
