import type { Entity } from '@backstage/catalog-model';
import { LOCAL_GIT_REPOSITORY_ANNOTATION } from '@causeway/plugin-local-git-common';
import { commit } from '../__testUtils__/fakeLocalGit';
import { formatBytes } from './formatBytes';
import { lineRange, linesOfText } from './lineRange';
import { proposedDescription, proposedTitle } from './proposalDefaults';
import { repositoryOfEntity } from './repositoryOfEntity';

describe('lineRange', () => {
  it.each([
    ['#L10', { from: 10, to: 10 }],
    ['#L10-L20', { from: 10, to: 20 }],
    ['#L20-10', { from: 10, to: 20 }],
    ['#L0', undefined],
    ['#Lx', undefined],
    ['#L10;alert(1)', undefined],
    ['', undefined],
  ])('%s is %j', (hash, range) => {
    expect(lineRange(hash)).toEqual(range);
  });
});

it.each([
  ['a\nb\n', ['a', 'b']],
  ['a\r\n\r\nb', ['a', '', 'b']],
  ['\n', ['']],
  ['', ['']],
])('%j has the lines %j', (text, lines) => {
  expect(linesOfText(text)).toEqual(lines);
});

it.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [2355, '2.3 KiB'],
  [356352, '348 KiB'],
  [3 * 1024 ** 3, '3.0 GiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

describe('repositoryOfEntity', () => {
  const entity = (annotations: Record<string, string>): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'rag-api', annotations },
  });
  const annotation = LOCAL_GIT_REPOSITORY_ANNOTATION;
  const location = 'backstage.io/source-location';
  const host = 'https://portal.example/base/api/local-git';

  it.each([
    [
      'the annotation',
      { [annotation]: 'learning/rag-api' },
      { repository: { owner: 'learning', name: 'rag-api' }, path: '' },
    ],
    [
      'the source location, with its folder',
      { [location]: `url:${host}/learning/mono/tree/feature~x/services/a/` },
      {
        repository: { owner: 'learning', name: 'mono' },
        ref: 'feature/x',
        path: 'services/a',
      },
    ],
    [
      'the annotation before a location elsewhere',
      {
        [annotation]: 'learning/rag-api',
        [location]: `url:${host}/learning/other/tree/main/x/`,
      },
      { repository: { owner: 'learning', name: 'rag-api' }, path: '' },
    ],
    ['no other host', { [location]: 'url:https://github.com/a/b/' }, undefined],
    ['nothing malformed', { [annotation]: '../x' }, undefined],
    ['nothing unsaid', {}, undefined],
  ])('takes %s', (_, annotations, expected) => {
    expect(
      repositoryOfEntity(entity(annotations as Record<string, string>)),
    ).toEqual(expected);
  });
});

it('starts a proposal from its only commit, else from the branch', () => {
  const one = [{ ...commit('b', 'Raise it'), body: 'Why\n' }];
  const two = [commit('c', 'Second'), commit('b', 'First')];
  expect(proposedTitle('ada/raise-ttl', one)).toBe('Raise it');
  expect(proposedDescription(one)).toBe('Why');
  expect(proposedTitle('ada/raise-ttl', two)).toBe('Raise ttl');
  expect(proposedDescription(two)).toBe('- First\n- Second');
});
