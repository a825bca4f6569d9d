import { timeline } from '../__testUtils__/course';
import { detail } from '../__testUtils__/detail';
import { burnCourse, burnSentence } from './burnCourse';
import { burnTiers, firstTier } from './burnTiers';

const tiers = burnTiers(detail);

describe('burn rates over time', () => {
  it('has a line for each alert, by its longer window', () => {
    expect(
      tiers.map(({ window, severity, factor }) => [window, severity, factor]),
    ).toEqual([
      ['1h', 'page', 14.4],
      ['6h', 'page', 6],
      ['1d', 'ticket', 3],
      ['3d', 'ticket', 1],
    ]);
  });

  it('begins with what pages, else with what fires at all', () => {
    expect(firstTier(tiers).window).toBe('1h');
    const quiet = tiers.map(tier => ({ ...tier, state: 'quiet' as const }));
    expect(firstTier(quiet).window).toBe('1h');
    expect(
      firstTier([...quiet.slice(0, 3), { ...quiet[3], state: 'firing' }])
        .window,
    ).toBe('3d');
  });

  it('has no line for an alert that can never fire', () => {
    const conditions = detail.conditions.map(one => ({
      ...one,
      state: 'unreachable' as const,
    }));
    expect(burnTiers({ conditions }).map(({ factor }) => factor)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it('says the peak and how often it was above; gaps stay gaps', () => {
    const course = burnCourse(timeline.points, tiers[0]);
    expect(course.values[125]).toBeNull();
    expect(course.highest?.rate).toBe(18.4);
    expect(course.above).toBe(1);
    expect(burnSentence(course, tiers[0])).toMatch(
      /^The highest was 18\.4×, .+\. A page needs more than 14\.4×, and it went above 1 time\.$/,
    );
    expect(
      burnSentence(burnCourse(timeline.points, tiers[2]), tiers[2]),
    ).toMatch(/A ticket needs more than 3×, and it never went above\.$/);
  });

  it('knows nothing where nothing was observed', () => {
    const empty = burnCourse(
      timeline.points.map(point => ({ ...point, burnPeaks: {} })),
      tiers[0],
    );
    expect(empty.highest).toBeNull();
    expect(burnSentence(empty, tiers[0])).toBe(
      'Nothing was observed in this time.',
    );
  });
});
