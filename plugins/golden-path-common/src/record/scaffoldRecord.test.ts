import fc from 'fast-check';
import {
  parseScaffoldRecord,
  ScaffoldRecord,
  serializeScaffoldRecord,
} from './scaffoldRecord';

const record: ScaffoldRecord = {
  apiVersion: 'causeway.dev/v1',
  kind: 'ScaffoldRecord',
  template: {
    ref: 'template:default/resilient-api',
    name: 'resilient-api',
    version: '1.0.0',
  },
  createdOn: '2026-11-21',
  answers: { name: 'payments', peakRps: 50, slo: { latencyMs: 800 } },
  files: { 'z.md': 'b'.repeat(64), 'a/b.yaml': 'a'.repeat(64) },
};

describe('scaffold record', () => {
  it('is read back as it was written, sorted by path', () => {
    const text = serializeScaffoldRecord(record);
    expect(parseScaffoldRecord(text)).toEqual(record);
    expect(text.indexOf('a/b.yaml')).toBeLessThan(text.indexOf('z.md'));
    const reversed = { 'a/b.yaml': 'a'.repeat(64), 'z.md': 'b'.repeat(64) };
    expect(serializeScaffoldRecord({ ...record, files: reversed })).toBe(text);
  });

  it('keeps any answer and any path', () => {
    // The one name that a parsed object can't have as its own.
    const key = fc
      .string({ minLength: 1 })
      .filter(name => name !== '__proto__');
    fc.assert(
      fc.property(
        fc.dictionary(
          key,
          fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
        ),
        fc.array(key),
        (answers, paths) => {
          const files = Object.fromEntries(
            paths.map(path => [path, 'c'.repeat(64)]),
          );
          const changed = { ...record, answers, files };
          expect(parseScaffoldRecord(serializeScaffoldRecord(changed))).toEqual(
            changed,
          );
        },
      ),
    );
  });

  it.each([
    ['not a record', 'hello'],
    ['another version', 'apiVersion: causeway.dev/v9'],
    [
      'a hash that is none',
      serializeScaffoldRecord(record).replace('bbb', 'zzz'),
    ],
    ['an alias bomb', 'a: &a [x]\nb: [*a, *a]'],
  ])('refuses %s', (_name, text) => {
    expect(() => parseScaffoldRecord(text)).toThrow();
  });
});
