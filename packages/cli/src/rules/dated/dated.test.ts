import { isOutdated } from './DatedTable';
import { OLDEST_ACTIONS } from './oldestActions';
import { OLDEST_VERSIONS } from './oldestVersions';
import { REPLACED_API_VERSIONS } from './replacedApiVersions';

const TABLES = [OLDEST_ACTIONS, OLDEST_VERSIONS, REPLACED_API_VERSIONS];

describe('tables with a day', () => {
  it('were compared with their sources within the last year; if not: read those again, then move checkedOn', () => {
    const outdated = TABLES.filter(table => isOutdated(table));
    expect(
      outdated.map(({ what, sources }) => `${what}: ${sources.join(' ')}`),
    ).toEqual([]);
  });

  it('name where they can be read anew, and a day that has been', () => {
    for (const { sources, checkedOn } of TABLES) {
      expect(sources.join(' ')).toMatch(/https:\/\//);
      expect(Date.parse(checkedOn)).toBeLessThanOrEqual(Date.now());
    }
  });

  it('are outdated after a year, and when nobody can tell their day', () => {
    const table = (checkedOn: string) => ({
      ...OLDEST_VERSIONS,
      checkedOn,
    });
    const today = new Date('2026-11-21T12:00:00Z');
    expect(isOutdated(table('2025-11-22'), today)).toBe(false);
    expect(isOutdated(table('2025-11-20'), today)).toBe(true);
    expect(isOutdated(table('last autumn'), today)).toBe(true);
  });
});
