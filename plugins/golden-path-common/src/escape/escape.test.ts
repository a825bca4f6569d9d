import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { execFileSync } from 'node:child_process';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import {
  escapeHcl,
  escapeMarkdown,
  escapePython,
  escapeShell,
  escapeToml,
  escapeYaml,
} from '.';

/** What somebody may type who wants out of the quotes. */
const HOSTILE = [
  `"; rm -rf / #`,
  `' || true; echo '`,
  'a\nb: injected',
  '"\n- evil: true',
  '${jsonencode(var.secret)}',
  '$${x}',
  '$$${x}',
  '%{ for x in y }',
  '%%%{if}',
  '\\"; os.system("id") #',
  "\\'",
  '"""\nimport os',
  '\u2028\u2029\u0085\u0000\u001b[31m\u007f\ufeff',
  '\u202egnp.exe',
  '\ud800 lone',
  '*.&!|>%@`- #: [x]{y}',
  'null',
  'true',
  '1e3',
  '~',
  '😀 Ünïcödé 日本',
  '<script>alert(1)</script>',
  '![x](javascript:alert(1))',
  '| a | b |',
  '1. one',
  '# heading',
  '---',
  '===',
  '[ref]: http://evil.test',
  '&lt;b&gt; &#42;',
  'https://evil.test www.evil.test',
];

const text = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(...'"\'\\${}%#\n\r\t`|&<>[]()*_-+=~!:@ a1'.split('')),
    )
    .map(parts => parts.join('')),
);

/** What every target holds instead of a lone surrogate. */
const wellFormed = (value: string) =>
  value.replace(/\p{Surrogate}/gu, '\ufffd');

/** Reads an HCL quoted string as Terraform does; throws where a template would begin or the string would end. */
function readHcl(source: string): string {
  if (!/^".*"$/s.test(source)) {
    throw new Error('not a quoted string');
  }
  const body = source.slice(1, -1);
  let result = '';
  for (let at = 0; at < body.length; ) {
    const rest = body.slice(at);
    const token =
      /^(?:\\(?:["\\nrt]|u[0-9a-f]{4}|U[0-9a-f]{8})|\$\$\{|%%\{)/.exec(
        rest,
      )?.[0];
    if (!token && /^(?:["\\\n\r]|\$\{|%\{)/.test(rest)) {
      throw new Error(`breaks out at ${JSON.stringify(rest.slice(0, 10))}`);
    }
    if (!token) {
      result += body[at];
      at += 1;
      continue;
    }
    if (token === '$${' || token === '%%{') {
      result += token.slice(1);
    } else if (/^\\u/i.test(token)) {
      result += String.fromCodePoint(parseInt(token.slice(2), 16));
    } else {
      result += { n: '\n', r: '\r', t: '\t' }[token[1]] ?? token[1];
    }
    at += token.length;
  }
  return result;
}

function texts(tokens: ReturnType<MarkdownIt['parse']>): string {
  return tokens
    .flatMap(token => token.children ?? [])
    .map(token => token.content)
    .join('');
}

describe('escapeYaml', () => {
  it('reads back as the text, as a value, in a list and as a key', () => {
    fc.assert(
      fc.property(text, value => {
        const escaped = escapeYaml(value);
        expect(escaped).not.toMatch(/[\n\r]/);
        expect(parseYaml(`a: ${escaped}\nb: 1\n`)).toEqual({
          a: wellFormed(value),
          b: 1,
        });
        expect(parseYaml(`- ${escaped}\n- 2\n`)).toEqual([
          wellFormed(value),
          2,
        ]);
        expect(parseYaml(`{ a: ${escaped}, b: 1 }`)).toEqual({
          a: wellFormed(value),
          b: 1,
        });
      }),
    );
  });

  it.each([
    [99.5, '99.5'],
    [true, 'true'],
    [undefined, '""'],
    [null, '""'],
    [Number.NaN, '"NaN"'],
    [['a', 1], '["a", 1]'],
    [{ a: { b: 'c' } }, '{"a": {"b": "c"}}'],
  ])('writes %j as %s', (value, expected) => {
    expect(escapeYaml(value)).toBe(expected);
  });

  it('is JSON too', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constant('\u{1f9ff}\u{e0001}\u{10ffff}')),
        value => {
          expect(JSON.parse(escapeYaml([value]))).toEqual([wellFormed(value)]);
        },
      ),
    );
  });
});

describe('escapeHcl', () => {
  it('reads back as the text and begins no template', () => {
    fc.assert(
      fc.property(text, value => {
        expect(readHcl(escapeHcl(value))).toBe(wellFormed(value));
      }),
    );
  });

  it.each([
    ['${x}', '"$${x}"'],
    ['%{if}', '"%%{if}"'],
    ['$${x}', '"\\u0024\\u0024{x}"'],
    [5, '5'],
    [false, 'false'],
    [['a'], '["a"]'],
  ])('writes %j as %s', (value, expected) => {
    expect(escapeHcl(value)).toBe(expected);
  });
});

describe('escapeShell', () => {
  it('reaches a program as the text', () => {
    const values = fc.sample(text, 200).concat(HOSTILE);
    const script = values
      .map(value => `printf '%s\\0' ${escapeShell(value)}`)
      .join('\n');
    const output = execFileSync('/bin/sh', ['-c', script], {
      encoding: 'utf8',
    });
    expect(output.split('\0').slice(0, -1)).toEqual(
      values.map(value => wellFormed(value).replace(/\0/g, '')),
    );
  });
});

describe('escapePython', () => {
  /** Reads a Python literal: its escapes are a part of JavaScript's, but for `\U`. */
  function readPython(source: string): string {
    const mark = source[0];
    const body = source.slice(1, -1);
    expect(['"', "'"]).toContain(mark);
    expect(source.at(-1)).toBe(mark);
    expect(body.replace(/\\./gs, '')).not.toContain(mark);
    expect(body).not.toMatch(/[\n\r]/);
    return body.replace(
      /\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|([nrt\\"']))/g,
      (_match, long: string, short: string, sign: string) =>
        sign
          ? { n: '\n', r: '\r', t: '\t' }[sign] ?? sign
          : String.fromCodePoint(parseInt(long ?? short, 16)),
    );
  }

  it('reads back as the text', () => {
    fc.assert(
      fc.property(text, value => {
        expect(readPython(escapePython(value))).toBe(wellFormed(value));
      }),
    );
  });

  it.each([
    ['plain', '"plain"'],
    ['say "hi"', `'say "hi"'`],
    [`it's "both"`, `"it's \\"both\\""`],
    [true, 'True'],
    [undefined, 'None'],
    [1.5, '1.5'],
    [[1, 'a'], '[1, "a"]'],
  ])('writes %j as %s', (value, expected) => {
    expect(escapePython(value)).toBe(expected);
  });
});

describe('escapeToml', () => {
  it('reads back as the text', () => {
    fc.assert(
      fc.property(text, value => {
        expect(parseToml(`a = ${escapeToml(value)}\nb = 1\n`)).toEqual({
          a: wellFormed(value),
          b: 1,
        });
      }),
    );
  });
});

describe('escapeMarkdown', () => {
  const markdown = new MarkdownIt({ html: true, linkify: true });

  it.each(['', '# ', '- ', '> ', '1. ', '**bold** '])(
    'shows exactly the text after %j',
    prefix => {
      const shape = markdown.parse(`${prefix}x`, {}).map(token => token.type);
      fc.assert(
        fc.property(text, value => {
          const escaped = escapeMarkdown(value);
          fc.pre(escaped !== '');
          expect(escaped).not.toMatch(/[\n\r]/);
          const tokens = markdown.parse(`${prefix}${escaped}`, {});
          expect(tokens.map(token => token.type)).toEqual(shape);
          const shown = texts(tokens.slice()).replace(/^bold /, '');
          expect(shown).toBe(
            wellFormed(value)
              .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, ' ')
              .replace(/\s+/g, ' ')
              .trim(),
          );
        }),
      );
    },
  );

  it('stays in its cell of a table', () => {
    const tokens = markdown.parse(
      `| a | b |\n|---|---|\n| ${escapeMarkdown('x | y \\| z')} | 2 |\n`,
      {},
    );
    expect(tokens.filter(token => token.type === 'td_open')).toHaveLength(2);
  });

  it('keeps ordinary sentences readable', () => {
    expect(escapeMarkdown('Payments, invoices & refunds (EU): 24/7.')).toBe(
      'Payments, invoices \\& refunds (EU): 24/7.',
    );
  });
});
