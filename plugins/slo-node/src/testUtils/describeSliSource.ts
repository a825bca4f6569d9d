/* eslint-disable jest/no-export -- the suite is there for sources to run */
import { BUCKET_MS, checkBucket, HOUR_MS } from '@causeway/plugin-slo-common';
import type { SliReading, SliSource, SliSuccess, StoredSlo } from '../sources';
import { readAll } from './readAll';

/** A source and what is known of the system behind it. @public */
export interface SliSourceCase {
  source: SliSource;
  /** Two or more SLOs that it supports and can answer for. */
  slos: StoredSlo[];
  /** One that is not its to answer. */
  foreign: StoredSlo;
  /** One that it supports, but whose answer is an error, such as a query that doesn't parse. */
  broken: StoredSlo;
  /** Beginning of an hour in which the SLOs were observed, with events. */
  from: number;
  /** Makes the system behind it unreachable until the function that it returns is called. */
  breakSystem(): Promise<() => Promise<void>>;
  /** Ends what was started. */
  close?(): Promise<void>;
}

/**
 * The contract of {@link SliSource} as tests, for Jest. Every source passes it:
 *
 * ```ts
 * describeSliSource('my source', async () => ({ source, slos, foreign, broken, from, breakSystem }));
 * ```
 *
 * @public
 */
export function describeSliSource(
  title: string,
  open: () => Promise<SliSourceCase>,
): void {
  describe(`${title} keeps the contract of a source`, () => {
    let subject: SliSourceCase;

    beforeAll(async () => {
      subject = await open();
    });
    afterAll(async () => subject.close?.());

    const request = (slos: StoredSlo[]) => ({
      slos,
      from: subject.from,
      to: subject.from + HOUR_MS,
    });

    it('has an id that the ledger can keep', () => {
      expect(subject.source.id).toMatch(/^[^/+\s]{1,100}$/);
    });

    it('knows which SLOs are its', () => {
      expect(
        [...subject.slos, subject.broken].map(slo =>
          subject.source.supports(slo),
        ),
      ).toEqual([...subject.slos, subject.broken].map(() => true));
      expect(subject.source.supports(subject.foreign)).toBe(false);
    });

    it('answers for every SLO, within the range, without overlap, with buckets that the ledger can take', async () => {
      const readings = await readAll(subject.source, request(subject.slos));
      for (const slo of subject.slos) {
        const own = successes(readings, slo).sort((a, b) => a.from - b.from);
        expect(own.length).toBeGreaterThan(0);
        expect(own[0].from).toBe(subject.from);
        expect(own.at(-1)?.to).toBe(subject.from + HOUR_MS);
        own.slice(1).forEach((reading, index) => {
          expect(reading.from).toBe(own[index].to);
        });
        const starts = own.flatMap(({ buckets }) =>
          buckets.map(({ start }) => start),
        );
        expect(new Set(starts).size).toBe(starts.length);
        expect(starts.length).toBeGreaterThan(0);
        expect(own.flatMap(faultsOf)).toEqual([]);
        expect(
          own.flatMap(({ buckets }) => buckets).some(({ total }) => total > 0),
        ).toBe(true);
      }
    });

    it('gives the same answer when it is asked twice, and by parts', async () => {
      const whole = await readAll(subject.source, request(subject.slos));
      const again = await readAll(subject.source, request(subject.slos));
      const middle = subject.from + HOUR_MS / 2;
      const parts = [
        ...(await readAll(subject.source, {
          ...request(subject.slos),
          to: middle,
        })),
        ...(await readAll(subject.source, {
          ...request(subject.slos),
          from: middle,
        })),
      ];
      for (const slo of subject.slos) {
        expect(bucketsOf(again, slo)).toEqual(bucketsOf(whole, slo));
        expect(bucketsOf(parts, slo)).toEqual(bucketsOf(whole, slo));
      }
    });

    it('answers an SLO that it has no answer for with an error, and all others all the same', async () => {
      const readings = await readAll(
        subject.source,
        request([subject.slos[0], subject.broken, ...subject.slos.slice(1)]),
      );
      const failures = readings.filter(reading =>
        isAbout(reading, subject.broken),
      );
      expect(failures.length).toBeGreaterThan(0);
      failures.forEach(reading => {
        expect(reading).toMatchObject({
          error: {
            message: expect.stringMatching(/\S/),
            fix: expect.stringMatching(/\S/),
          },
        });
      });
      for (const slo of subject.slos) {
        expect(successes(readings, slo).length).toBeGreaterThan(0);
      }
    });

    it('ends soon when nobody waits for the answer any more', async () => {
      const controller = new AbortController();
      controller.abort();
      const end = readAll(subject.source, {
        ...request(subject.slos),
        signal: controller.signal,
      }).catch(() => 'ended');
      await expect(
        Promise.race([
          end.then(() => 'ended'),
          new Promise(resolve => {
            setTimeout(() => resolve('still running'), 5_000).unref();
          }),
        ]),
      ).resolves.toBe('ended');
    });

    it('never takes a system that is down for one without events', async () => {
      const mend = await subject.breakSystem();
      try {
        const readings: SliReading[] = [];
        try {
          readings.push(
            ...(await readAll(subject.source, request(subject.slos))),
          );
        } catch {
          // As good as an error for each of them.
        }
        expect(readings.filter(reading => 'buckets' in reading)).toEqual([]);
      } finally {
        await mend();
      }
      const readings = await readAll(subject.source, request(subject.slos));
      for (const slo of subject.slos) {
        expect(successes(readings, slo).length).toBeGreaterThan(0);
      }
    });
  });
}

function isAbout(reading: SliReading, slo: StoredSlo): boolean {
  return (
    reading.slo.entityRef === slo.entityRef && reading.slo.name === slo.name
  );
}

function successes(readings: SliReading[], slo: StoredSlo): SliSuccess[] {
  return readings.filter(
    (reading): reading is SliSuccess =>
      'buckets' in reading && isAbout(reading, slo),
  );
}

function bucketsOf(readings: SliReading[], slo: StoredSlo) {
  return successes(readings, slo)
    .flatMap(({ buckets }) => buckets)
    .sort((a, b) => a.start - b.start);
}

function faultsOf({ buckets, from, to }: SliSuccess): string[] {
  return buckets.flatMap(bucket => {
    const fault = checkBucket(
      { ...bucket, source: 'test' },
      { bucketMs: BUCKET_MS },
    );
    if (fault) return [fault];
    const isOutside = bucket.start < from || bucket.start >= to;
    return isOutside ? [`${bucket.start} is outside of ${from} to ${to}`] : [];
  });
}
