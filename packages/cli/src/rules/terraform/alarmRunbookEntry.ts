import type { Problem, Rule } from '../Rule';

/** Defects 60 and 95 of the source documents, for alarms of AWS. */
export const alarmRunbookEntry: Rule = {
  id: 'alarm-runbook-entry',
  what: 'Every CloudWatch alarm has an entry of its name in the runbook.',
  why: 'An alarm of AWS pages the same person at the same hour as one of Prometheus.',
  fix: 'write a heading ### NAME-OF-THE-ALARM with what to do in docs/runbooks',
  *check(repository): Iterable<Problem> {
    const headings = new Set(
      repository.runbooks.flatMap(({ headings: own }) =>
        own.map(({ text }) => text),
      ),
    );
    for (const file of repository.terraform) {
      const locals = file.blocks.filter(({ type }) => type === 'locals');
      for (const alarms of locals
        .flatMap(({ attributes }) => [...attributes.values()])
        .filter(({ name }) => /alarms$/.test(name))) {
        for (const [, name] of alarms.expression.matchAll(
          /^ {4,6}"?([a-z][a-z0-9-]*)"?\s*= \{$/gm,
        )) {
          if (!headings.has(name)) {
            yield {
              file: file.file,
              line: repository.lineOf(file.file, `${name} = {`) ?? alarms.line,
              message: `the alarm ${name} has no entry in a runbook`,
            };
          }
        }
      }
    }
  },
};
