import { feasibility, system } from '../__testUtils__/relations';
import { AT, MINUTE_MS } from '../__testUtils__/times';
import { feasibleText } from './feasibleText';
import { judgedRows, lateText } from './judgedText';
import { lossShares } from './lossShares';
import { compositeTruth, systemSentence } from './systemSentence';

describe('what dependencies allow', () => {
  const [tooMuch, unlimited] = feasibility.slos;

  it('says the product, and that it is less than was promised', () => {
    expect(feasibleText(tooMuch, tooMuch)).toEqual({
      truth: 'broken',
      word: 'promises too much',
      sentence:
        '99.9 % is promised, but its hard dependencies allow only database 99.9 % × rag-api 99.5 % = 99.4 % where they fail apart.',
    });
  });

  it('judges nothing where there is no dependency', () => {
    expect(feasibleText(unlimited, unlimited).truth).toBeNull();
  });

  it('knows nothing as long as one promises nothing', () => {
    const { truth, sentence } = feasibleText(tooMuch, {
      ...tooMuch,
      verdict: 'unknown',
      factors: tooMuch.factors.slice(0, 1),
      unknown: ['resource:default/cache'],
    });
    expect(truth).toBe('unknown');
    expect(sentence).toBe(
      'Nothing is promised of cache, so that nobody can say whether 99.9 % can be kept. The others allow database 99.9 %.',
    );
  });
});

describe('a system', () => {
  it('says what was promised and kept together', () => {
    expect(systemSentence(system)).toBe(
      'Together, the 2 SLOs of QuizMentor attained 99.8 %; 99.45 % was promised: 64 % of the budget is left.',
    );
    expect(compositeTruth(system.composite)).toBe('holds');
    expect(compositeTruth({ ...system.composite, remaining: -0.1 })).toBe(
      'broken',
    );
  });

  it('is unknown as long as one member is, between two numbers', () => {
    const composite = {
      ...system.composite,
      state: 'unknown' as const,
      attainment: null,
      remaining: null,
      atWorst: 0.5,
      unknown: ['Score batch: fresh'],
    };
    expect(compositeTruth(composite)).toBe('unknown');
    expect(systemSentence({ ...system, composite })).toBe(
      '1 SLO of 2 is unknown, so that together they attained something between 50 % and 99.8 %; 99.45 % was promised.',
    );
    expect(lossShares({ ...system, composite })).toEqual([null, null]);
  });

  it('shares what was lost so that the shares add up, in both ways', () => {
    for (const kind of ['weighted', 'all-of'] as const) {
      const [first, second] = lossShares({ ...system, kind });
      expect(first! + second!).toBeCloseTo(1, 12);
      expect(second!).toBeGreaterThan(first!);
    }
    const weights = system.members.map((member, index) => ({
      ...member,
      weight: index,
    }));
    expect(lossShares({ ...system, members: weights })).toEqual([0, 1]);
  });
});

describe('when rows were judged', () => {
  it('says the newest, and how many are late', () => {
    const now = AT;
    const rows = judgedRows([AT, AT - 21 * MINUTE_MS, AT - MINUTE_MS], now);
    expect(rows).toEqual({ newest: AT, late: 1 });
    expect(lateText(rows.late, 3)).toBe('; 1 of them not for over 20 min');
    expect(lateText(3, 3)).toBe('; none since');
    expect(lateText(0, 3)).toBe('');
    expect(judgedRows([], now).newest).toBeNull();
  });
});
