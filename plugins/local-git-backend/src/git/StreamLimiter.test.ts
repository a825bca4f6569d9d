import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setImmediate as tick } from 'node:timers/promises';
import { StreamLimiter } from './StreamLimiter';

describe('StreamLimiter', () => {
  it('opens a stream when an earlier one was read or given up', async () => {
    const limiter = new StreamLimiter({ concurrency: 1, maxWaiting: 5 });
    const started: string[] = [];
    const open = (content: string) =>
      limiter.open(() => {
        started.push(content);
        return Readable.from([content]);
      });
    const first = await open('a');
    const second = open('b');
    const third = open('c');
    await tick();
    expect(started).toEqual(['a']);

    expect(await text(first)).toBe('a');
    (await second).destroy();
    expect(await text(await third)).toBe('c');
    expect(started).toEqual(['a', 'b', 'c']);
  });

  it('refuses what would wait too long, and what fails to start', async () => {
    const limiter = new StreamLimiter({ concurrency: 1, maxWaiting: 0 });
    await expect(
      limiter.open(() => {
        throw new Error('no git');
      }),
    ).rejects.toThrow('no git');
    const stream = await limiter.open(() => new PassThrough());
    await expect(limiter.open(() => new PassThrough())).rejects.toThrow(
      'too much to do',
    );
    stream.destroy();
    await tick();
    (await limiter.open(() => new PassThrough())).destroy();
  });
});
