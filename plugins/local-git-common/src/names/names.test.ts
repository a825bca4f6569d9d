import { checkFilePath } from './checkFilePath';
import { checkOwnerName } from './checkOwnerName';
import { checkRefName } from './checkRefName';
import { checkRepositoryName } from './checkRepositoryName';
import { ownerEntityRefOf } from './ownerEntityRefOf';
import { ownerNameOf } from './ownerNameOf';

describe('checkRepositoryName', () => {
  it.each(['a', 'rag-api', 'score_batch', 'v1.2', '0day'])('takes %s', name => {
    expect(checkRepositoryName(name)).toBeUndefined();
  });
  it.each([
    '',
    '.',
    '..',
    'A',
    '-x',
    '.hidden',
    'a/b',
    'a\\b',
    'a b',
    'x.git',
    'x.lock',
    'x.',
    'a..b',
    'ä',
    'a\0',
    'a\n',
    'x'.repeat(101),
  ])('refuses %j', name => {
    expect(checkRepositoryName(name)).toEqual(expect.any(String));
  });
});

describe('checkOwnerName', () => {
  it.each(['learning', '~ana', 'payments.core'])('takes %s', owner => {
    expect(checkOwnerName(owner)).toBeUndefined();
  });
  it.each([
    '',
    'v1',
    '..',
    '~',
    '~~a',
    '-c',
    'Learning',
    'a/b',
    'x.git',
    'a\n',
  ])('refuses %j', owner => {
    expect(checkOwnerName(owner)).toEqual(expect.any(String));
  });
});

describe('checkRefName', () => {
  it.each(['main', 'feature/x', 'v1.2.3', 'fix/#12', 'release_1', 'größe'])(
    'takes %s',
    ref => {
      expect(checkRefName(ref)).toBeUndefined();
    },
  );
  it.each([
    '',
    '-x',
    '--help',
    'a..b',
    'a@{1}',
    'a^',
    'a~1',
    'a:b',
    'a b',
    '.a',
    'a/.b',
    'a/-b',
    'a.lock',
    'a/',
    'a.',
    'a//b',
    'HEAD',
    'refs/heads/a',
    'a\0',
    'a\n',
    '*',
  ])('refuses %j', ref => {
    expect(checkRefName(ref)).toEqual(expect.any(String));
  });
});

describe('checkFilePath', () => {
  it.each([
    'a',
    'a/b.c',
    '.github/workflows/ci.yaml',
    '.gitignore',
    'docs/größe.md',
    '-x',
    'a:b',
    'git',
  ])('takes %s', path => {
    expect(checkFilePath(path)).toBeUndefined();
  });
  it.each([
    '',
    '/a',
    'a/',
    'a//b',
    '.',
    '..',
    'a/../b',
    './a',
    '.git/config',
    'a/.GIT/hooks/x',
    '.git./x',
    'git~1/x',
    '.git::$INDEX_ALLOCATION/config',
    'git~1 :x/config',
    '.g\u200cit/x',
    'a\\b',
    'a\0b',
    'a\nb',
  ])('refuses %j', path => {
    expect(checkFilePath(path)).toEqual(expect.any(String));
  });
});

describe('owner segments', () => {
  it.each([
    ['group:default/learning', 'learning'],
    ['User:default/Ana', '~ana'],
    ['group:payments/core', 'payments.core'],
  ])('%s is %s', (ref, owner) => {
    expect(ownerNameOf(ref)).toBe(owner);
  });
  it.each(['component:default/x', 'learning', 'group:default/a/b', ''])(
    '%j has none',
    ref => {
      expect(ownerNameOf(ref)).toBeUndefined();
    },
  );
  it('stands for a group or a user', () => {
    expect(ownerEntityRefOf('learning')).toBe('group:default/learning');
    expect(ownerEntityRefOf('~ana')).toBe('user:default/ana');
  });
});
