import type { Problem, Rule } from '../Rule';

const PARTS = [
  { what: 'who asks', pattern: /user|subject|tenant|owner|caller|groups?\b/i },
  { what: 'the model', pattern: /model/i },
  { what: 'the version of the prompt', pattern: /prompt/i },
];

const CALL = /\.(?:key|cache_?key|make_?key|key_?for)\(/gi;
const DEFINITION =
  /^( *)(?:async )?(?:def |function )?_?(?:key|cache_?key|make_?key|key_?for)\(/gim;

/** Text from an opening bracket to the one that closes it. */
function bracketed(text: string, open: number): string {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if ('([{'.includes(text[at])) depth += 1;
    if (')]}'.includes(text[at])) depth -= 1;
    if (depth === 0) return text.slice(open, at + 1);
  }
  return text.slice(open);
}

/** Defect 89 of the source documents. */
export const cacheKeyScoped: Rule = {
  id: 'cache-key-scoped',
  what: 'Where answers of a language model are cached, the key is made from who asks, the model and the version of the prompt.',
  why: "A key of the question alone gives one customer's answer, with another's documents in it, to whoever asks the same.",
  fix: 'put the caller (or the groups), model and prompt version into the key',
  *check(repository): Iterable<Problem> {
    const code = repository.paths(/^src\/.*\.(py|ts)$/);
    const caches = code.filter(file => /cache[\w-]*\.\w+$/.test(file));
    if (!code.some(file => /prompt/.test(file)) || caches.length === 0) return;
    const lineAt = (text: string, at: number) =>
      text.slice(0, at).split('\n').length;
    for (const file of code) {
      const text = repository.text(file);
      for (const call of text.matchAll(CALL)) {
        const given = bracketed(text, call.index + call[0].length - 1);
        const missing = PARTS.filter(({ pattern }) => !pattern.test(given));
        if (/question|query|text/i.test(given) && missing.length > 0) {
          yield {
            file,
            line: lineAt(text, call.index),
            message: `the key of the cache leaves out ${missing
              .map(({ what }) => what)
              .join(', ')}`,
          };
        }
      }
    }
    for (const file of caches) {
      const text = repository.text(file);
      for (const match of text.matchAll(DEFINITION)) {
        const open = match.index + match[0].length - 1;
        const head = bracketed(text, open);
        const rest = text.slice(open + head.length);
        const end = rest.search(new RegExp(`\\n {0,${match[1].length}}\\S`));
        const body = end < 0 ? rest : rest.slice(0, end);
        const unused = [...head.matchAll(/(\w+)\s*:/g)]
          .map(([, name]) => name)
          .filter(name => !new RegExp(`\\b${name}\\b`).test(body));
        if (unused.length > 0) {
          yield {
            file,
            line: lineAt(text, match.index),
            message: `the key of the cache leaves out ${unused.join(', ')}`,
          };
        }
      }
    }
  },
};
