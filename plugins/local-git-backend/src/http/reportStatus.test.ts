import { FLUSH_PACKET, packet } from './pktLine';
import { acceptedRefs, refusalReport } from './reportStatus';

const report = Buffer.concat([
  packet('unpack ok\n'),
  packet('ok refs/heads/main\n'),
  packet('ng refs/heads/side non-fast-forward\n'),
  FLUSH_PACKET,
]);

describe('acceptedRefs', () => {
  it('reads a plain report', () => {
    expect(acceptedRefs(report)).toEqual(['refs/heads/main']);
  });

  it('reads a report in frames, cut anywhere, between messages for people', () => {
    const band = (number: number, content: Buffer) =>
      packet(Buffer.concat([Buffer.from([number]), content]));
    const framed = Buffer.concat([
      band(2, Buffer.from('ok refs/heads/fake\n')),
      band(1, report.subarray(0, 21)),
      band(2, Buffer.from('Resolving deltas')),
      band(1, report.subarray(21)),
      FLUSH_PACKET,
    ]);
    expect(acceptedRefs(framed)).toEqual(['refs/heads/main']);
  });

  it.each([true, false])(
    'finds nothing accepted in a refusal (side band: %s)',
    sideBand => {
      const refused = new Map([
        ['refs/x', 'only branches and tags can be pushed'],
      ]);
      const commands = [{ ref: 'refs/x' }, { ref: 'refs/heads/main' }];
      const answer = refusalReport(
        commands,
        refused,
        sideBand ? ['side-band-64k'] : [],
      );
      expect(answer.toString('latin1')).toContain(
        'ng refs/heads/main refused with the rest of the push',
      );
      expect(acceptedRefs(answer)).toEqual([]);
    },
  );
});
