import { compositeBudget, DependencyNode, feasibleObjective } from '.';

describe('compositeBudget', () => {
  const members = [
    { key: 'a', objective: 0.99, attainment: 0.995, weight: 3 },
    { key: 'b', objective: 0.95, attainment: 0.9, weight: 1 },
  ];

  it('weighs ratios of what is used apart', () => {
    const budget = compositeBudget({ kind: 'weighted', members });
    // 3/4 x 0.01 + 1/4 x 0.05 = 0.02 allowed; 3/4 x 0.005 + 1/4 x 0.1 = 0.02875 lost.
    expect(budget.objective).toBeCloseTo(0.98, 12);
    expect(budget.attainment).toBeCloseTo(0.97125, 12);
    expect(budget.consumed).toBeCloseTo(1.4375, 9);
    expect(budget.remaining).toBeCloseTo(-0.4375, 9);
  });

  it('multiplies ratios of what is needed together', () => {
    const budget = compositeBudget({ kind: 'all-of', members });
    expect(budget.objective).toBeCloseTo(0.9405, 12);
    expect(budget.attainment).toBeCloseTo(0.8955, 12);
    expect(budget.consumed).toBeCloseTo(0.1045 / 0.0595, 9);
  });

  it('holds them against an objective of its own', () => {
    const budget = compositeBudget({
      kind: 'weighted',
      members,
      objective: 0.97,
    });
    expect(budget.consumed).toBeCloseTo(0.02875 / 0.03, 9);
  });

  it('gives bounds where a member is not known', () => {
    expect(
      compositeBudget({
        kind: 'weighted',
        members: [members[0], { ...members[1], attainment: null }],
      }),
    ).toMatchObject({
      state: 'unknown',
      unknown: ['b'],
      attainment: null,
      consumed: null,
      atBest: expect.closeTo(0.99625, 12),
      atWorst: expect.closeTo(0.74625, 12),
    });
  });

  it.each([
    [[], 'No SLO counts'],
    [[{ ...members[0], weight: 0 }], 'No SLO counts'],
    [[{ ...members[0], weight: -1 }], 'a has the weight -1'],
    [[{ ...members[0], objective: 1 }], 'a has the objective 1'],
  ])('refuses %j', (list, reason) => {
    expect(compositeBudget({ kind: 'weighted', members: list })).toMatchObject({
      state: 'invalid',
      reason: expect.stringContaining(reason),
      consumed: null,
    });
  });
});

describe('feasibleObjective', () => {
  /** `a:0.99>b,c?` is a with 99 %, which needs b, and can do without c. */
  function graph(...lines: string[]): DependencyNode[] {
    return lines.map(text => {
      const [head, tail = ''] = text.split('>');
      const [ref, objective] = head.split(':');
      return {
        ref,
        objective: objective ? Number(objective) : null,
        observed: objective ? Number(`${objective}5`) : null,
        dependsOn: tail
          .split(',')
          .filter(Boolean)
          .map(dependency => ({
            ref: dependency.replace('?', ''),
            hard: !dependency.endsWith('?'),
          })),
      };
    });
  }

  it.each([
    // objective, graph, verdict, bound, unknown
    [0.999, graph('s'), 'holds', null, []],
    [0.99, graph('s>a', 'a:0.999'), 'holds', 0.999, []],
    [0.999, graph('s>a', 'a:0.999'), 'holds', 0.999, []],
    [0.9995, graph('s>a', 'a:0.999'), 'broken', 0.999, []],
    // Two dependencies: 0.999 x 0.995.
    [0.995, graph('s>a,b', 'a:0.999', 'b:0.995'), 'broken', 0.994005, []],
    // A soft dependency limits nothing.
    [0.999, graph('s>a,b?', 'a:0.9995', 'b:0.9'), 'holds', 0.9995, []],
    // a promises for what is behind it.
    [0.99, graph('s>a', 'a:0.999>b', 'b:0.9'), 'holds', 0.999, []],
    // a promises nothing: what is behind it counts, shared things once.
    [
      0.999,
      graph('s>a,b', 'a>c', 'b>c,d', 'c:0.999', 'd:0.99'),
      'broken',
      0.98901,
      [],
    ],
    // Cycles: through the service itself, and beside it.
    [0.99, graph('s>a', 'a>s,b', 'b:0.995>a'), 'holds', 0.995, []],
    [0.99, graph('s>a', 'a>b', 'b>a,c', 'c:0.98'), 'broken', 0.98, []],
    [0.99, graph('s>s'), 'holds', null, []],
    // Nothing is promised of b; what is known may break it all the same.
    [0.99, graph('s>a,b', 'a:0.999', 'b'), 'unknown', 0.999, ['b']],
    [0.9999, graph('s>a,b', 'a:0.999', 'b'), 'broken', 0.999, ['b']],
    [0.9, graph('s>elsewhere'), 'unknown', null, ['elsewhere']],
  ] as const)(
    '%s with %j: %s, %s',
    (objective, nodes, verdict, bound, unknown) => {
      const result = feasibleObjective({ ref: 's', objective, nodes });
      expect(result.verdict).toBe(verdict);
      expect(result.unknown).toEqual(unknown);
      const rounded = result.bound && Number(result.bound.toFixed(12));
      expect(rounded).toBe(bound);
    },
  );

  it('says by which way, what was kept, and what the cycle is', () => {
    expect(
      feasibleObjective({
        ref: 's',
        objective: 0.999,
        nodes: graph('s>a,b', 'a>s,c', 'b:0.999', 'c:0.99'),
      }),
    ).toEqual({
      verdict: 'broken',
      reason:
        '99.9 % is more than its hard dependencies allow: 98.9 % (b 99.9 %, c 99 %)',
      bound: expect.closeTo(0.98901, 12),
      hardLimit: 0.99,
      observedBound: expect.closeTo(0.9995 * 0.995, 12),
      factors: [
        { ref: 'b', objective: 0.999, observed: 0.9995, path: ['s', 'b'] },
        { ref: 'c', objective: 0.99, observed: 0.995, path: ['s', 'a', 'c'] },
      ],
      unknown: [],
      cycles: [['s', 'a', 's']],
    });
  });
});
