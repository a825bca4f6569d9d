import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import { filesMatching } from './fileSelection';

const WORKFLOWS = /^\.github\/workflows\/.*\.ya?ml$/;
const SHELL = /^#!.*\b(ba)?sh$/m;

function parseJson<T>(name: string, stdout: string, stderr: string): T {
  try {
    return JSON.parse(stdout);
  } catch {
    throw new Error(`${name}: ${stdout}${stderr}`);
  }
}

/** actionlint, which runs shellcheck over the steps' scripts. */
export const actionlint: Checker = {
  id: 'actionlint',
  title: 'actionlint',
  needs: [
    program('actionlint', { version: ['-version'] }),
    program('shellcheck'),
  ],
  scope: 'every',
  reads: render => filesMatching(render, WORKFLOWS),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'actionlint',
      [
        '-no-color',
        '-format',
        '{{json .}}',
        ...filesMatching(render, WORKFLOWS),
      ],
      { cwd: render.dir },
    );
    return parseJson<
      Array<{ filepath: string; line: number; kind: string; message: string }>
    >('actionlint', stdout, stderr).map(
      ({ filepath, line, kind, message }) => ({
        file: filepath,
        line,
        rule: kind,
        message,
      }),
    );
  },
};

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
  reads: render => filesMatching(render, /^\.github\/|^zizmor\.ya?ml$/),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'zizmor',
      ['--offline', '--no-progress', '--format', 'json-v1', '.'],
      { cwd: render.dir },
    );
    return parseJson<ZizmorFinding[]>('zizmor', stdout, stderr)
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

interface Lint {
  file: string;
  line: number;
  code: string | number;
  message: string;
}

/** hadolint. */
export const hadolint: Checker = {
  id: 'hadolint',
  title: 'hadolint',
  needs: [program('hadolint')],
  scope: 'every',
  reads: render =>
    filesMatching(render, /(^|\/)Dockerfile$|^\.hadolint\.ya?ml$/),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'hadolint',
      ['--format', 'json', ...filesMatching(render, /(^|\/)Dockerfile$/)],
      { cwd: render.dir },
    );
    return parseJson<Lint[]>('hadolint', stdout, stderr).map(
      ({ file, line, code, message }) => ({
        file,
        line,
        rule: `${code}`,
        message,
      }),
    );
  },
};

/** shellcheck over every script. */
export const shellcheck: Checker = {
  id: 'shellcheck',
  title: 'shellcheck',
  needs: [program('shellcheck')],
  scope: 'every',
  reads: render =>
    render.files.filter(file => {
      const [first] = (render.texts.get(file) ?? '').split('\n', 1);
      return SHELL.test(first);
    }),
  async run({ render, toolbox }) {
    const { stdout, stderr } = await toolbox.run(
      'shellcheck',
      ['--format', 'json', ...shellcheck.reads(render)],
      { cwd: render.dir },
    );
    return parseJson<Lint[]>('shellcheck', stdout, stderr).map(
      ({ file, line, code, message }) => ({
        file,
        line,
        rule: `SC${code}`,
        message,
      }),
    );
  },
};

/** gitleaks over the files, with the configuration that the repository has for itself. */
export const gitleaks: Checker = {
  id: 'gitleaks',
  title: 'gitleaks',
  needs: [program('gitleaks', { version: ['version'] })],
  scope: 'every',
  reads: render => render.files,
  async run({ render, toolbox }) {
    // From inside, so that it finds the repository's own rules, and paths are as those rules name them.
    const { stdout, stderr } = await toolbox.run(
      'gitleaks',
      [
        ...['dir', '.', '--no-banner', '--log-level', 'error'],
        ...['--report-format', 'json', '--report-path', '-'],
      ],
      { cwd: render.dir },
    );
    return parseJson<
      Array<{
        RuleID: string;
        Description: string;
        File: string;
        StartLine: number;
      }>
    >('gitleaks', stdout, stderr).map(
      ({ RuleID, Description, File, StartLine }): Found => ({
        file: path.relative(render.dir, path.resolve(render.dir, File)),
        line: StartLine,
        rule: RuleID,
        message: Description,
      }),
    );
  },
};
