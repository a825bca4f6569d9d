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
    ['', 'Give the service a name.'],
    ['ab', 'at least 3'],
    ['a'.repeat(31), 'shorten it to 30'],
    ['a'.repeat(1_000_000), '1000000 characters'],
    ['Payments', 'small letters'],
    ['pay ments', 'no spaces'],
    ['zahlungsübersicht', 'no spaces, accents'],
    ['pay_ments', 'digits and single dashes'],
    ['1password', 'Begin with a letter'],
    ['-payments', 'Begin with a letter'],
    ['payments-', 'not with a dash'],
    ['pay--ments', 'not two'],
    ['select', 'a word of SQL'],
    ['import', 'a word of Python'],
    ['postgres', 'PostgreSQL keeps'],
    ['default', 'Kubernetes keeps'],
    ['kube-proxy', "begin the name with 'kube-'"],
    ['aws-bridge', "begin the name with 'aws'"],
    ['pay\nments', 'no spaces'],
    ['pay${x}', 'no spaces'],
    ['{{pay}}', 'no spaces'],
    ['../../etc', 'no spaces'],
    ["pay'ments", 'no spaces'],
  ])('refuses %.20j and says: %s', (name, reason) => {
    const problems = checkServiceName(name);
    expect(problems.join(' ')).toContain(reason);
    expect(problems.join(' ').length).toBeLessThan(500);
    for (const problem of problems) {
      expect(problem).toMatch(/\.$/);
    }
  });

  it('takes nothing that the pattern refuses', () => {
    const nearly = fc
      .array(
        fc.constantFrom('a', 'z', '0', '9', '-', '--', 'A', '_', 'é', ' '),
        {
          maxLength: 32,
        },
      )
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(nearly, name => {
        if (checkServiceName(name).length === 0) {
          expect(name).toMatch(SERVICE_NAME_PATTERN);
          expect(name).not.toContain('--');
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves room for every name made from the longest one', () => {
    for (const { value, limit } of derivedNames('a'.repeat(30))) {
      expect(value.length).toBeLessThanOrEqual(limit);
    }
  });
});
