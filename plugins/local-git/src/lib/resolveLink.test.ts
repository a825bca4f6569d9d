// Script addresses are what is tested here.
/* eslint-disable no-script-url -- what an attacker would write */
import { resolveImage, resolveLink } from './resolveLink';

const context = {
  repository: { owner: 'learning', name: 'rag-api' },
  ref: 'feature/x',
  folder: 'docs/adrs',
};
const root = '/repositories/learning/rag-api';

describe('resolveLink', () => {
  it.each([
    ['0001.md', `${root}/blob/feature~x/docs/adrs/0001.md`],
    ['./a%20b.md', `${root}/blob/feature~x/docs/adrs/a%20b.md`],
    [
      '../runbook.md#symptoms',
      `${root}/blob/feature~x/docs/runbook.md#symptoms`,
    ],
    ['/slos/rag.yaml?raw=1#L10', `${root}/blob/feature~x/slos/rag.yaml#L10`],
    ['../../deploy/', `${root}/tree/feature~x/deploy`],
    ['../..', `${root}/tree/feature~x`],
  ])('%s is a page of the repository', (href, to) => {
    expect(resolveLink(href, context)).toEqual({ kind: 'page', to });
  });

  it.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c'],
    ['//example.com/x', 'https://example.com/x'],
    ['mailto:a@example.com', 'mailto:a@example.com'],
  ])('%s leads out of the portal', (href, expected) => {
    expect(resolveLink(href, context)).toEqual({
      kind: 'external',
      href: expected,
    });
  });

  it('takes an anchor to the ids of the text', () => {
    expect(resolveLink('#ship-it', context)).toEqual({
      kind: 'anchor',
      id: 'user-content-ship-it',
    });
  });

  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:http://localhost/x',
    '../../../../settings',
    '..%2f..%2f..%2fsettings',
    '/%2e%2e/settings',
    '\\\\evil.example\\x',
    '.git/config',
    '%E0%A4%A',
    '',
    '#',
    undefined,
  ])('%j leads nowhere', href => {
    expect(resolveLink(href, context)).toBeUndefined();
  });
});

describe('resolveImage', () => {
  it('finds an image in the repository', () => {
    expect(resolveImage('../img/a.png?raw=true', context)).toEqual({
      kind: 'file',
      path: 'docs/img/a.png',
    });
  });

  it.each(['https://img.example/x.png', '//img.example/x.png'])(
    '%s is elsewhere',
    src => {
      expect(resolveImage(src, context)).toEqual({
        kind: 'external',
        href: 'https://img.example/x.png',
      });
    },
  );

  it.each(['data:image/png;base64,AA', 'javascript:x', '../../../x.png', ''])(
    '%j shows nothing',
    src => {
      expect(resolveImage(src, context)).toBeUndefined();
    },
  );
});
