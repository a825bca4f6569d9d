import fc from 'fast-check';
import { checkServiceName, SERVICE_NAME_PATTERN } from './checkServiceName';
import { derivedNames } from './derivedNames';

describe('checkServiceName', () => {
  it.each([
    'payments',
    'rag-api',
    'a1b',
    'learning-orchestrator',
    'a'.repeat(30),
  ])('takes %s', name => {
    expect(checkServiceName(name)).toEqual([]);
  });

  it.each([
    ['Give the service a name.', ''],
    ['at least 3', 'ab'],
    ['shorten it to 30', 'a'.repeat(31)],
    ['1000000 characters', 'a'.repeat(1_000_000)],
    ['small letters', 'Payments'],
    ['no spaces', 'pay ments'],
    ['no spaces, accents', 'zahlungsübersicht'],
    ['digits and single dashes', 'pay_ments'],
    ['Begin with a letter', '1password'],
    ['Begin with a letter', '-payments'],
    ['not with a dash', 'payments-'],
    ['not two', 'pay--ments'],
    ['a word of Python', 'import'],
    ['YAML reads it', 'true'],
    ['YAML reads it', 'null'],
    ['administrators', 'root'],
    ['PostgreSQL keeps', 'postgres'],
    ['Kubernetes keeps', 'default'],
    ["begin the name with 'kube-'", 'kube-proxy'],
    ["begin the name with 'aws'", 'aws-bridge'],
    ['no spaces', 'pay\nments'],
    ['no spaces', 'pay${x}'],
    ['no spaces', '{{pay}}'],
    ['no spaces', '../../etc'],
    ['no spaces', "pay'ments"],
  ])('says %j of a bad name', (reason, name) => {
    const problems = checkServiceName(name);
    expect(problems.join(' ')).toContain(reason);
    expect(problems.join(' ').length).toBeLessThan(500);
    for (const problem of problems) {
      expect(problem).toMatch(/\.$/);
    }
  });

  it('agrees with the pattern of the forms', () => {
    const part = fc.constantFrom(
      ...['a', 'z', '0', '9', '-', '--', 'A', '_', 'é', ' ', '\n'],
      ...['aws', 'amazon', 'kube-', 'xn-', 'lambda', 'true', 'default'],
    );
    const nearly = fc
      .array(part, { maxLength: 32 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(nearly, name => {
        expect(SERVICE_NAME_PATTERN.test(name)).toBe(
          checkServiceName(name).length === 0,
        );
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves room for every name made from the longest one', () => {
    for (const { value, limit } of derivedNames('a'.repeat(30))) {
      expect(value.length).toBeLessThanOrEqual(limit);
    }
  });
});
