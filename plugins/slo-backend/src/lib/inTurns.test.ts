import { inTurns } from './inTurns';

function* busy(ms: number): Generator<void, string> {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    yield;
  }
  return 'done';
}

describe('inTurns', () => {
  it('lets others go first while a long computation runs, and gives its result', async () => {
    let turns = 0;
    let running = true;
    const count = () => {
      turns += 1;
      if (running) setImmediate(count);
    };
    setImmediate(count);
    expect(await inTurns(busy(200))).toBe('done');
    running = false;
    // 20 if the machine has nothing else to do.
    expect(turns).toBeGreaterThan(4);
  });

  it('keeps a short one in one piece', async () => {
    let others = 0;
    setImmediate(() => {
      others += 1;
    });
    expect(await inTurns(busy(0))).toBe('done');
    expect(others).toBe(0);
  });

  it('fails as the computation does', async () => {
    const failing = (function* fail(): Generator<void, void> {
      yield;
      throw new RangeError('no step');
    })();
    await expect(inTurns(failing)).rejects.toThrow('no step');
  });
});
