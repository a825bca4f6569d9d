import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Defects 88 and 46 of the source documents. */
export const recoveryNumbersEqual: Rule = {
  id: 'recovery-numbers-equal',
  what: 'RPO, RTO and the days that backups are kept are the same in runbooks, one-pager and Terraform, and point-in-time recovery can keep the RPO.',
  why: 'A daily backup cannot keep an RPO of 15 minutes; a runbook that promises 30 days over 7 kept ones finds out on the day.',
  fix: 'take the numbers of the one-pager over, and make Terraform keep them',
  *check(repository): Iterable<Problem> {
    const first = new Map<string, { number: string; file: string }>();
    const claims: Array<{
      what: string;
      number: string;
      file: string;
      line?: number;
    }> = [];
    for (const block of repository.terraform
      .filter(({ file }) => file.includes('/prod/'))
      .flatMap(({ blocks }) => blocks)) {
      for (const [what, name] of [
        ['RPO', 'rpo_minutes'],
        ['RTO', 'rto_minutes'],
        ['days of backups', 'backup_retention_days'],
      ]) {
        const attribute = block.attributes.get(name);
        const number = hclLiteral(attribute?.expression);
        if (block.type === 'module' && number) {
          claims.push({
            what,
            number,
            file: block.file,
            line: attribute?.line,
          });
        }
      }
    }
    const documents = repository.markdown.filter(({ file }) =>
      /^docs\/(runbooks|designs)\//.test(file),
    );
    for (const { file, text } of documents) {
      for (const [index, row] of text.split('\n').entries()) {
        const line = index + 1;
        for (const [, what, number] of row.matchAll(
          /\b(RPO|RTO)\b(?:[^\d|.;]{0,20})(\d+)[ -]?min/g,
        )) {
          claims.push({ what, number, file, line });
        }
        const days = /(?:last|of the last|for|kept) (\d+) days/.exec(row)?.[1];
        if (
          days &&
          /restore|point[- ]in[- ]time|backup|transaction log/i.test(row)
        ) {
          claims.push({ what: 'days of backups', number: days, file, line });
        }
        if (
          /\bdaily (automated )?(backups?|snapshots?)|(backups?|snapshots?) (are )?(taken )?(every day|daily)/i.test(
            row,
          ) &&
          !/point[- ]in[- ]time|transaction log/i.test(row)
        ) {
          yield {
            file,
            line,
            message: "daily backups can't keep an RPO of minutes",
          };
        }
      }
    }
    for (const { what, number, file, line } of claims) {
      const known = first.get(what);
      if (!known) first.set(what, { number, file });
      else if (known.number !== number) {
        yield {
          file,
          line,
          message: `${what} ${number}, but ${known.number} in ${known.file}`,
        };
      }
    }
  },
};
