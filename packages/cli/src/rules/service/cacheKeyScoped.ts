import type { Problem, Rule } from '../Rule';

const PARTS = [
  { what: 'the user', pattern: /user|subject|tenant|owner|caller|principal/i },
  { what: 'the model', pattern: /model/i },
  { what: 'the version of the prompt', pattern: /prompt/i },
];

/** Defect 89 of the source documents. */
export const cacheKeyScoped: Rule = {
  id: 'cache-key-scoped',
  what: 'Where answers of a language model are cached, the key is made from the user, the model and the version of the prompt.',
  why: "A key of the question alone gives one customer's answer, with another's documents in it, to whoever asks the same.",
  fix: 'put user, model and prompt version into the key',
  *check(repository): Iterable<Problem> {
    const answers = repository.paths(
      /^src\/.*(answer|response|query|llm|semantic)?_?cache[\w-]*\.(py|ts)$/i,
    );
    for (const file of answers) {
      const text = repository.text(file);
      // A function that makes the key: from its name to the next of the same depth.
      const lines = text.split('\n');
      for (const [index, row] of lines.entries()) {
        const start =
          /^(\s*)(?:export )?(?:async )?(?:def|function|static|private)?\s*_?\w*(?:cache_?key|key_?for|make_?key|cacheKey|\bkey)\w*\s*\(/i.exec(
            row,
          );
        if (!start || !/def |function /.test(row)) continue;
        const end = lines.findIndex(
          (other, at) =>
            at > index &&
            other.trim() !== '' &&
            other.search(/\S/) <= start[1].length &&
            !/^\s*[)\]}]/.test(other),
        );
        const body = lines.slice(index, end < 0 ? undefined : end).join('\n');
        const missing = PARTS.filter(({ pattern }) => !pattern.test(body));
        const prompts = repository.paths(/^src\/.*prompt/i).length > 0;
        if (prompts && missing.length > 0) {
          yield {
            file,
            line: index + 1,
            message: `the key of the cache leaves out ${missing
              .map(({ what }) => what)
              .join(', ')}`,
          };
        }
      }
    }
  },
};
