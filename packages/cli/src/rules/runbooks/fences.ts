import type { Problem, Rule } from '../Rule';
import { isShell } from './commands';

const SQL =
  /^\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|ALTER|VACUUM|CREATE|EXPLAIN|SHOW|REINDEX|WITH)\s[^|]*/;

/** Defects 83 and 91 of the source documents. */
export const markdownFences: Rule = {
  id: 'markdown-fences',
  what: 'Code blocks are closed by the fence that opened them, hold no headings, and are in the language that they say.',
  why: 'A fence that closes late turns half a runbook into code; SQL in a bash block is pasted into a shell.',
  fix: 'close the fence with as many backticks as it was opened with, and name the language (sql for SQL)',
  *check(repository): Iterable<Problem> {
    for (const { file, fences } of repository.markdown) {
      for (const { closed, text, line, language } of fences) {
        const rows = text.split('\n');
        const inside = rows.findIndex(row =>
          /^\s*(`{3,}|~{3,})|^#{2,6} \S/.test(row),
        );
        // What a here-document hands over isn't run by the shell.
        const script = text.replace(
          /<<-?\s*['"]?(\w+)['"]?[\s\S]*?^\s*\1$/gm,
          '',
        );
        const sql =
          isShell(language) && script.split('\n').some(row => SQL.test(row));
        const [message] = [
          !closed && 'a code block is never closed',
          inside >= 0 &&
            !/^(md|markdown)$/.test(language) &&
            'a code block swallows headings or other blocks',
          sql && 'SQL stands in a block for a shell',
        ].filter(said => said !== false);
        if (message) yield { file, line, message };
      }
    }
  },
};
