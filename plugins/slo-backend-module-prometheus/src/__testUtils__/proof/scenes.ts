import type { Scene } from './Scene';

const DAY = 1440;
/** Scenes begin a day before the window. */
const PRESENT = 8 * DAY;

/** Smooth over the day: 60 to 1,940 requests a minute. */
function wave(index: number): number {
  return Math.round(1000 + 940 * Math.sin(((index % DAY) / DAY) * 2 * Math.PI));
}

function share(total: number, ratio: number): number {
  return Math.round(total * ratio);
}

/** Is a minute in a span of a day that begins after so many days? */
function on(index: number, day: number, from: number, minutes: number) {
  const start = day * DAY + from;
  return index >= start && index < start + minutes;
}

/** What can happen to counters, one thing at a time. */
export const SCENES: Scene[] = [
  {
    service: 'steady',
    about: 'constant traffic, 0.05 % bad',
    objective: 0.999,
    offset: 0,
    minute: () => ({ total: 2_000, bad: 1 }),
  },
  {
    service: 'waves',
    about: 'traffic of a day, scraped between the minutes',
    objective: 0.995,
    offset: 17,
    minute: index => {
      const total = wave(index);
      return { total, bad: share(total, 0.004) };
    },
  },
  {
    service: 'day-night',
    about: '6,000 requests a minute by day, 60 by night; the night fails 2 %',
    objective: 0.99,
    offset: 0,
    minute: index => {
      const day = index % DAY < DAY / 2;
      return day ? { total: 6_000, bad: 6 } : { total: 60, bad: 1.2 };
    },
  },
  {
    service: 'resets',
    about: 'restarts every seven hours: counters begin anew',
    objective: 0.999,
    offset: 0,
    minute: index => ({
      total: 600,
      bad: index % 2,
      restart: index % 420 === 419,
    }),
  },
  {
    service: 'idle-nights',
    about: 'no traffic for ten hours a day; 0 / 0 is NaN',
    objective: 0.99,
    offset: 0,
    minute: index =>
      index % DAY < 600 ? { total: 0, bad: 0 } : { total: 300, bad: 2 },
  },
  {
    service: 'outages',
    about: 'three outages of 20 to 50 minutes',
    objective: 0.999,
    offset: 0,
    minute: index => {
      const out =
        on(index, 2, 0, 20) || on(index, 4, 300, 50) || on(index, 6, 800, 35);
      return { total: 1_200, bad: out ? 600 : 0 };
    },
  },
  {
    service: 'burning',
    about: 'for three hours now a fifth of the requests has failed',
    objective: 0.999,
    offset: 0,
    minute: index => ({
      total: 400,
      bad: index >= PRESENT - 180 ? 80 : 0,
    }),
  },
  {
    service: 'slow',
    about: 'latency: all less those in the bucket',
    objective: 0.95,
    offset: 0,
    latency: true,
    minute: index => {
      const total = 500 + (index % 60);
      return { total, bad: Math.floor(total / 50) };
    },
  },
  {
    service: 'never-good',
    about: 'every request has failed since the start: no series of good ones',
    objective: 0.99,
    offset: 0,
    lazy: true,
    minute: () => ({ total: 50, bad: 50 }),
  },
  {
    service: 'unseen',
    about: 'not scraped for six hours and for half a bucket',
    objective: 0.99,
    offset: 0,
    minute: index => ({
      total: 100,
      bad: 1,
      unseen: on(index, 3, 100, 360) || on(index, 5, 500, 3),
    }),
  },
  {
    service: 'sleeper',
    about:
      'restarts in the evening and has no series until the first request in the morning',
    objective: 0.99,
    offset: 0,
    lazy: true,
    lostMinutes: 7 * 5,
    minute: index => {
      const minute = index % DAY;
      return {
        total: minute < 480 ? 0 : 100,
        bad: 0,
        restart: minute === 0,
      };
    },
  },
];
