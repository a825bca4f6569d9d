import { component } from '../__testUtils__/component';
import { parsePattern } from './parsePattern';
import { splitPatterns } from './splitPatterns';
import { targetSets } from './targetSets';

describe('patterns', () => {
  it.each([
    ['slos/*.yaml', 'a/b', { prefix: 'a/b/slos', glob: '*.yaml' }],
    ['/slos/*.yaml', 'a/b', { prefix: 'slos', glob: '*.yaml' }],
    ['./slos.yaml', 'a', { prefix: 'a/slos.yaml', glob: '' }],
    ['../x/../y.yaml', 'a/b', { prefix: 'a/y.yaml', glob: '' }],
    ['**/*.yaml', '', { prefix: '', glob: '**/*.yaml' }],
    ['{a,b}/x.yaml', 'app[1]', { prefix: 'app[1]', glob: '{a,b}/x.yaml' }],
    ['/**/slos/?.yaml', 'a', { prefix: '', glob: '**/slos/?.yaml' }],
  ])('%s in %j', (text, folder, expected) => {
    expect(parsePattern(text, folder)).toEqual({ ...expected, text });
  });

  it.each([
    ['../../x.yaml', 'leads out of the repository'],
    ['/../x.yaml', 'leads out of the repository'],
    ['../..', 'leads out of the repository'],
    ['slos/*/../../../x.yaml', "'..' behind a wildcard"],
    ['https://evil.test/x.yaml', 'is an address'],
    ['file:/etc/passwd', 'is an address'],
    ['C:\\x.yaml', 'is an address'],
    ['slos\\x.yaml', 'backslash'],
    ['slos/\u0000.yaml', 'control character'],
    ['/', 'names a folder'],
    ['..', 'names a folder'],
    ['!(a)/x.yaml', 'extended pattern'],
    ['+(a|b)*.yaml', 'extended pattern'],
    ['{1..999999}.yaml', 'range'],
    ['{a,{b,c}}.yaml', 'nested'],
    ['{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}.yaml', '32 alternatives'],
    ['**/a/**/b/**/c.yaml', 'wildcards'],
    ['*a*a*a*a*.yaml', 'wildcards'],
    [`${'a'.repeat(301)}.yaml`, '300 characters'],
  ])('refuses %j', (text, message) => {
    expect(parsePattern(text, 'a')).toEqual({
      message: expect.stringContaining(message),
      fix: expect.stringMatching(/\.$/),
    });
  });

  it('are separated by commas outside braces', () => {
    expect(splitPatterns(' a/*.{yaml,yml}, b.yaml ,, {c ')).toEqual([
      'a/*.{yaml,yml}',
      'b.yaml',
      '{c',
    ]);
  });
});

describe('targetSets', () => {
  const sets = [
    {
      name: 'slo',
      annotation: 'causeway.dev/slo-files',
      defaultPatterns: ['slos.yaml'],
      extensions: ['.yaml'],
    },
  ];
  const of = (annotation?: string) =>
    targetSets({
      entity: component(
        'a',
        'https://x.test/',
        annotation === undefined
          ? {}
          : { 'causeway.dev/slo-files': annotation },
      ),
      sets,
      folder: 'a',
      maxPatterns: 3,
    });

  it('takes the defaults without an annotation, and nothing with none', () => {
    expect(of()).toMatchObject({
      sets: [{ explicit: false, patterns: [{ prefix: 'a/slos.yaml' }] }],
      problems: [],
    });
    expect(of('  ').sets[0].explicit).toBe(false);
    expect(of('none').sets[0].patterns).toEqual([]);
  });

  it('leaves out what is wrong and says it', () => {
    const { sets: found, problems } = of(
      'x.yaml, ../../y.yaml, id_rsa, z.yaml',
    );
    expect(found[0].patterns.map(({ prefix }) => prefix)).toEqual(['a/x.yaml']);
    expect(problems).toEqual([
      expect.objectContaining({
        kind: 'limit',
        message: expect.stringContaining('4 patterns'),
      }),
      {
        kind: 'pattern',
        file: '../../y.yaml',
        message:
          "The pattern '../../y.yaml' of the annotation 'causeway.dev/slo-files' isn't used: it leads out of the repository.",
        fix: expect.stringContaining('same repository'),
      },
      expect.objectContaining({
        file: 'id_rsa',
        message: expect.stringContaining('only files that end with .yaml'),
      }),
    ]);
  });
});
