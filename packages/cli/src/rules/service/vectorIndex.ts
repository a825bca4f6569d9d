import type { Problem, Rule } from '../Rule';

/** Defect 90 of the source documents. */
export const vectorIndex: Rule = {
  id: 'vector-index',
  what: 'A column of vectors has an HNSW index of its own, with the operators that queries use.',
  why: "One index over an embedding and another column isn't possible; without any, each question reads every chunk.",
  fix: 'create an index using hnsw (embedding vector_cosine_ops), and another for the other column',
  *check(repository): Iterable<Problem> {
    const migrations = repository.paths(
      /(^|\/)migrations?\/.*\.(py|sql|ts|js)$/,
    );
    const vectors = migrations.filter(file =>
      /\bvector\s*\(|VECTOR\(|Vector\(/.test(repository.text(file)),
    );
    for (const file of vectors) {
      const text = repository.text(file);
      const all = migrations.map(other => repository.text(other)).join('\n');
      if (
        !/hnsw/i.test(all) ||
        !/vector_(cosine|l2|ip)_ops|halfvec_\w+_ops/.test(all)
      ) {
        yield {
          file,
          line: repository.lineOf(file, /vector/i),
          message: 'no HNSW index serves the column of vectors',
        };
      }
      const joint =
        /create_index\([^)]*\[[^\]]*embedding[^\]]*,[^\]]*\]|\(\s*embedding\s+\w*\s*,|\(\s*embedding\s*,|,\s*embedding\s*(vector_\w+)?\s*\)/i.exec(
          text,
        );
      if (
        joint &&
        /index/i.test(
          text.slice(
            Math.max(0, joint.index - 200),
            joint.index + joint[0].length,
          ),
        )
      ) {
        yield {
          file,
          line: text.slice(0, joint.index).split('\n').length,
          message: 'one index holds an embedding and another column',
        };
      }
    }
    const code = repository
      .paths(/^src\/.*\.(py|ts)$/)
      .filter(file => !migrations.includes(file));
    const all = migrations.map(file => repository.text(file)).join('\n');
    const distance = [
      { sign: '<=>', operators: 'vector_cosine_ops' },
      { sign: '<->', operators: 'vector_l2_ops' },
      { sign: '<#>', operators: 'vector_ip_ops' },
    ];
    for (const file of vectors.length > 0 ? code : []) {
      for (const { sign, operators } of distance) {
        if (repository.text(file).includes(sign) && !all.includes(operators)) {
          yield {
            file,
            line: repository.lineOf(file, sign),
            message: `the query orders by ${sign}, which no index with ${operators} serves`,
          };
        }
      }
    }
  },
};
