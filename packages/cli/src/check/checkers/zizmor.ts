import type { Checker } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';
import { parseOutput } from './parseOutput';

interface ZizmorFinding {
  ident: string;
  desc: string;
  ignored: boolean;
  locations: Array<{
    symbolic: {
      key: { Local?: { given_path: string } };
      annotation: string;
    };
    concrete: { location: { start_point: { row: number } } };
  }>;
}

/** zizmor, offline. */
export const zizmor: Checker = {
  id: 'zizmor',
  title: 'zizmor, offline',
  needs: [program('zizmor')],
  scope: 'every',
  quickScope: 'main',
  reads: render => filesMatching(render, /^\.github\/|^zizmor\.ya?ml$/),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'zizmor',
      ['--offline', '--no-progress', '--format', 'json-v1', '.'],
      { cwd: render.dir },
    );
    return parseOutput<ZizmorFinding[]>('zizmor', stdout, stderr)
      .filter(({ ignored }) => !ignored)
      .map(({ ident, desc, locations: [place] }) => ({
        file: (place?.symbolic.key.Local?.given_path ?? '').replace(
          /^\.\//,
          '',
        ),
        line: place && place.concrete.location.start_point.row + 1,
        rule: ident,
        message: `${desc}: ${place?.symbolic.annotation ?? ''}`,
      }));
  },
};
