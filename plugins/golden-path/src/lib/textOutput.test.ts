import { splitCommands } from './textOutput';

describe('splitCommands', () => {
  it('tells commands from prose', () => {
    expect(
      splitCommands(
        'Clone it:\n\n```sh\ngit clone http://x/y.git\ncd y\n```\n\nThen **read** it.',
      ),
    ).toEqual([
      { kind: 'prose', text: 'Clone it:' },
      { kind: 'commands', text: 'git clone http://x/y.git\ncd y' },
      { kind: 'prose', text: 'Then **read** it.' },
    ]);
  });

  it.each([
    ['', []],
    ['only prose', [{ kind: 'prose', text: 'only prose' }]],
    ['```\nnever closed', [{ kind: 'prose', text: '```\nnever closed' }]],
  ])('takes %j', (text, pieces) => {
    expect(splitCommands(text)).toEqual(pieces);
  });
});
