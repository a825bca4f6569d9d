import type { Problem, Rule } from '../Rule';

/** Defect 60 of the source documents. */
export const alertRunbookEntry: Rule = {
  id: 'alert-runbook-entry',
  what: 'Every alert has a runbook_url that leads to a heading of a runbook in this repository, with text under it.',
  why: 'Whoever is paged at night follows that link: where it ends in a page without an entry, minutes are lost in every incident.',
  fix: 'write an entry for the alert in docs/runbooks and point runbook_url at its heading',
  *check(repository): Iterable<Problem> {
    for (const { alert, annotations, value } of repository.alerts) {
      const [address, anchor = ''] = (annotations.runbook_url ?? '').split('#');
      const runbook = repository.runbooks.find(({ file }) =>
        address.endsWith(`/${file}`),
      );
      const heading = runbook?.headings.find(item => item.anchor === anchor);
      const text = runbook?.text
        .split('\n')
        .slice(heading?.line ?? 0, heading?.end)
        .join('')
        .trim();
      const [message] = [
        !address && `${alert} has no runbook_url`,
        !runbook &&
          `runbook_url of ${alert} names no runbook of this repository (${address})`,
        !heading && `${runbook?.file} has no entry #${anchor} for ${alert}`,
        !text && `the entry of ${alert} in ${runbook?.file} is empty`,
      ].filter(said => said !== false);
      if (message) yield { file: value.file, line: value.line, message };
    }
  },
};
