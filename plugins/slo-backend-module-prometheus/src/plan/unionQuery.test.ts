import { Promql } from '@causeway/plugin-slo-common';
import { unionQuery } from './unionQuery';

const union = (...queries: string[]) =>
  unionQuery(
    queries.map((query, index) => ({
      id: String(index),
      query,
    })),
  );

describe('unionQuery', () => {
  it.each([
    ['a comment at the end', 'sum(a) # the rest'],
    ['a bracket in a text', 'sum(a{b="))"})'],
    ['a filter', 'sum(a) > 0 or vector(0)'],
  ])('keeps queries apart: %s', (_, query) => {
    const promql = new Promql(union(query, 'sum(z)'));

    expect(promql.errorOffset).toBeUndefined();
    expect(promql.bare().name).toBe('BinaryExpr');
    expect(promql.all('FunctionCall')).toHaveLength(
      2 + new Promql(query).all('FunctionCall').length,
    );
  });

  it('is a balanced tree', () => {
    const text = union(...Array.from({ length: 256 }, () => 'a'));
    let [depth, deepest] = [0, 0];
    for (const char of text) {
      if (char === '(') depth += 1;
      if (char === ')') depth -= 1;
      deepest = Math.max(deepest, depth);
    }

    expect(depth).toBe(0);
    expect(deepest).toBeLessThan(16);
  });
});
