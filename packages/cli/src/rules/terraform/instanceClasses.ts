import type { Problem, Rule } from '../Rule';

/** Defects 40 and 93 of the source documents. */
export const instanceClasses: Rule = {
  id: 'instance-classes',
  what: 'Databases and caches run on Graviton classes that are still sold as current.',
  why: 't3, m5 and r5 cost about a fifth more for the same work than t4g, m7g and r7g.',
  fix: 'use db.t4g, db.m7g, db.r7g or cache.t4g, cache.m7g, cache.r7g',
  *check(repository): Iterable<Problem> {
    for (const file of repository.paths(/^deploy\/terraform\/.*\.tf$/)) {
      const lines = repository.text(file).split('\n');
      for (const [index, row] of lines.entries()) {
        const old = /"((?:db|cache)\.(?:t[123]|m[3-5]|r[3-5])\.\w+)"/.exec(
          row,
        )?.[1];
        if (old)
          yield {
            file,
            line: index + 1,
            message: `${old} is of an older generation`,
          };
      }
    }
  },
};
