import { Limiter } from './Limiter';

function task() {
  let finish: () => void = () => {};
  const done = new Promise<void>(resolve => {
    finish = resolve;
  });
  return { run: jest.fn(() => done), finish };
}

const settle = () => new Promise(resolve => setImmediate(resolve));

describe('Limiter', () => {
  it('runs so many at a time, the others in order, and refuses beyond the queue', async () => {
    const limiter = new Limiter({ concurrency: 1, maxWaiting: 1 });
    const [first, second, third] = [task(), task(), task()];
    const running = limiter.run(first.run);
    const waiting = limiter.run(second.run);
    await expect(limiter.run(third.run)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
    });
    expect(second.run).not.toHaveBeenCalled();

    first.finish();
    await running;
    await settle();
    expect(second.run).toHaveBeenCalled();
    second.finish();
    await waiting;
    third.finish();
    await expect(limiter.run(third.run)).resolves.toBeUndefined();
  });

  it('gives a failed task its place back', async () => {
    const limiter = new Limiter({ concurrency: 1, maxWaiting: 0 });
    for (let i = 0; i < 3; i++) {
      const failing = limiter.run(async () => {
        throw new Error('broken');
      });
      await expect(failing).rejects.toThrow('broken');
    }
  });
});
