import type { Value } from '../model/Value';
import type { Problem, Rule } from '../Rule';

/** Defect 54 of the source documents. */
export const budgetPolicy: Rule = {
  id: 'budget-policy',
  what: 'The error-budget policy names its window, owner, SLOs, rising stages up to 100 % with what happens at each, and how an exception is made.',
  why: 'A policy without a period or an owner is argued about on the day it should act.',
  fix: 'complete observability/error-budget-policy.yaml; its SLOs are those of slos/',
  *check(repository): Iterable<Problem> {
    const file = 'observability/error-budget-policy.yaml';
    const policy = repository.document(file);
    const named = (source: Value) =>
      source.list('slos').map(slo => slo.text('name'));
    const slos = repository.sloFiles.flatMap(named);
    // Those of other files watch parts of the service; the policy may count them.
    const main = repository.sloFiles
      .filter(item => item.file === `slos/${repository.name}.yaml`)
      .flatMap(named);
    if (slos.length === 0) return;
    if (!policy) {
      yield { file, message: 'there is no error-budget policy' };
      return;
    }
    const missing = [
      !/^\d+d$/.test(policy.text('window')) && 'window',
      !policy.text('owner') && 'owner',
      !policy.text('exceptions.approvedBy') && 'exceptions.approvedBy',
    ].filter(Boolean);
    if (missing.length > 0) {
      yield {
        file,
        line: policy.line,
        message: `the policy has no ${missing.join(', ')}`,
      };
    }
    const stages = policy.list('stages');
    const consumed = stages.map(stage => stage.number('consumed') ?? 0);
    const rising = consumed.every(
      (value, index) => index === 0 || value > consumed[index - 1],
    );
    if (!rising || consumed[consumed.length - 1] !== 100 || stages.length < 3) {
      yield {
        file,
        line: policy.get('stages').line,
        message: `the stages ${consumed.join(', ')} don't rise to 100`,
      };
    }
    for (const stage of stages.filter(
      item => item.list('actions').length === 0,
    )) {
      yield {
        file,
        line: stage.line,
        message: `nothing happens at ${stage.text('consumed')} %`,
      };
    }
    for (const slo of policy.list('slos')) {
      if (!slos.includes(slo.text())) {
        yield {
          file,
          line: slo.line,
          message: `there is no SLO ${slo.text()}`,
        };
      }
    }
    for (const slo of main) {
      if (!policy.list('slos').some(item => item.is(slo))) {
        yield {
          file,
          line: policy.get('slos').line,
          message: `the policy leaves out the SLO ${slo}`,
        };
      }
    }
  },
};
