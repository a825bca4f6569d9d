import { coverLines } from './coverLines';

function repository(texts: Record<string, string>, isChosen = false) {
  return { texts: new Map(Object.entries(texts)), isChosen };
}

describe('coverLines', () => {
  it('takes what was chosen, and others only for lines that those lack', () => {
    const chosen = coverLines([
      repository({ a: 'x\n1' }, true),
      repository({ a: 'x\n2' }),
      repository({ a: 'x\n2' }),
      repository({ a: 'x\n1' }),
    ]);

    expect([...chosen]).toEqual([0, 1]);
  });

  it('takes the one with the most new lines first', () => {
    const chosen = coverLines([
      repository({ a: '1' }, true),
      repository({ a: '2' }),
      repository({ a: '2', b: '3\n4' }),
      repository({ a: '5' }),
    ]);

    expect([...chosen]).toEqual([0, 2, 3]);
  });

  it('tells the same line in two files apart', () => {
    const chosen = coverLines([
      repository({ a: '1' }, true),
      repository({ b: '1' }),
    ]);

    expect([...chosen]).toEqual([0, 1]);
  });

  it('chooses nothing from nothing', () => {
    expect([...coverLines([])]).toEqual([]);
  });
});
