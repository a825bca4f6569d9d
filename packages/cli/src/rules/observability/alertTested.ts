import type { Problem, Rule } from '../Rule';

/** Defects 57, 58 and 59 of the source documents. */
export const alertTested: Rule = {
  id: 'alert-tested',
  what: 'Every alert has unit tests (promtool) that see it fire and see it silent, and every rule file is tested.',
  why: 'An alert that can never fire looks like a quiet week. Most of those in the source documents could not, or fired without cause.',
  fix: 'add a case for it under observability/tests: one with exp_alerts, one with exp_alerts: []',
  *check(repository): Iterable<Problem> {
    const tests = repository
      .paths(/^observability\/tests\/.*\.ya?ml$/)
      .flatMap(file => repository.documents(file));
    const cases = tests
      .flatMap(test => test.list('tests'))
      .flatMap(test => test.list('alert_rule_test'));
    for (const { alert, value } of repository.alerts) {
      const own = cases.filter(item => item.is(alert, 'alertname'));
      const fires = own.some(item => item.list('exp_alerts').length > 0);
      const silent = own.some(item => item.list('exp_alerts').length === 0);
      if (!fires || !silent) {
        yield {
          file: value.file,
          line: value.line,
          message: `no test sees ${alert} ${fires ? 'silent' : 'fire'}`,
        };
      }
    }
    const tested = tests
      .flatMap(test => test.list('rule_files'))
      .map(file => file.text().split('/').pop());
    for (const file of new Set(repository.rules.map(rule => rule.value.file))) {
      if (!tested.includes(file.split('/').pop())) {
        yield { file, line: 1, message: `no test loads ${file}` };
      }
    }
  },
};
