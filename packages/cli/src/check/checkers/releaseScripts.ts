import fs from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { program } from '../needs';
import type { Outcome } from '../Toolbox';
import { filesMatching } from './fileSelection';

const SCRIPTS = '.github/scripts';
const FIRST_DIGEST = `sha256:${'a'.repeat(64)}`;
const SECOND_DIGEST = `sha256:${'b'.repeat(64)}`;
const IMAGE = 'registry.example.com/x';

/** What must hold about a release, and what was seen. */
class Release {
  readonly found: Found[] = [];
  readonly #context: CheckContext;
  readonly #clone: string;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#clone = path.join(context.scratch, 'clone');
  }

  async #run(program_: string, ...args: string[]): Promise<Outcome> {
    return this.#context.toolbox.run(program_, args, {
      cwd: this.#clone,
      env: {
        GIT_AUTHOR_NAME: 'test',
        GIT_AUTHOR_EMAIL: 'test@example.com',
        GIT_COMMITTER_NAME: 'test',
        GIT_COMMITTER_EMAIL: 'test@example.com',
        GIT_CONFIG_GLOBAL: '/dev/null',
      },
    });
  }

  async #git(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await this.#run('git', ...args);
    if (status !== 0) {
      throw new Error(`git ${args.join(' ')}: ${stderr}`);
    }
    return stdout.trim();
  }

  #script(name: string, ...args: string[]): Promise<Outcome> {
    return this.#run('bash', path.join(SCRIPTS, name), ...args);
  }

  #expect(holds: boolean, file: string, message: string): void {
    if (!holds) {
      this.found.push({ file: `${SCRIPTS}/${file}`, rule: 'release', message });
    }
  }

  async prepare(): Promise<void> {
    const { render, scratch } = this.#context;
    await fs.mkdir(this.#clone);
    for (const folder of ['.github', 'deploy']) {
      await fs.cp(
        path.join(render.dir, folder),
        path.join(this.#clone, folder),
        { recursive: true },
      );
    }
    const origin = path.join(scratch, 'origin.git');
    await this.#git('init', '--quiet', '--bare', '-b', 'main', origin);
    await this.#git('init', '--quiet', '-b', 'main');
    await this.#git('remote', 'add', 'origin', origin);
    await this.#git('add', '.');
    await this.#git('commit', '--quiet', '--message', 'first');
    await this.#git('push', '--quiet', 'origin', 'main');
  }

  async #secondCommit(): Promise<void> {
    await fs.appendFile(
      path.join(this.#clone, 'deploy/helm/values.yaml'),
      '# changed\n',
    );
    await this.#git('commit', '--quiet', '--all', '--message', 'second');
    await this.#git('push', '--quiet', 'origin', 'main');
  }

  #deploy(environment: string, digest: string, commit: string) {
    return this.#script('deploy.sh', environment, IMAGE, digest, commit);
  }

  /** Deploys two commits to dev, the first to staging, and rolls dev back, as release workflow and runbook do. */
  async play(): Promise<void> {
    const first = await this.#git('rev-parse', 'HEAD');
    await this.#secondCommit();
    const second = await this.#git('rev-parse', 'HEAD');

    const early = await this.#script('find-image.sh', first);
    this.#expect(
      early.status !== 0,
      'find-image.sh',
      'finds an image of a commit that was never deployed',
    );
    const toDev = await this.#deploy('dev', FIRST_DIGEST, first);
    this.#expect(toDev.status === 0, 'deploy.sh', `dev: ${toDev.stderr}`);
    await this.#deploy('dev', SECOND_DIGEST, second);
    const image = await this.#script('find-image.sh', first);
    this.#expect(
      image.stdout.split('\n').includes(`digest=${FIRST_DIGEST}`),
      'find-image.sh',
      `does not find the image again that was deployed to dev: ${image.stdout}${image.stderr}`,
    );

    await this.#deploy('staging', FIRST_DIGEST, first);
    const again = await this.#deploy('staging', FIRST_DIGEST, first);
    this.#expect(
      again.status === 0 && /already/.test(again.stdout + again.stderr),
      'deploy.sh',
      'deploying the same again is not a quiet success',
    );
    await this.#git('fetch', '--quiet');
    const chart = await this.#run(
      'git',
      'diff',
      '--exit-code',
      `${first}:deploy/helm/values.yaml`,
      'origin/env/staging:deploy/helm/values.yaml',
    );
    this.#expect(
      chart.status === 0,
      'deploy.sh',
      'staging got another chart than that of the commit that was promoted',
    );
    await this.#expectDigest('origin/env/staging', 'staging');

    await this.#git('switch', '--quiet', '--detach', 'origin/env/dev');
    await this.#git('revert', '--no-edit', 'HEAD');
    await this.#git('push', '--quiet', 'origin', 'HEAD:env/dev');
    await this.#expectDigest('HEAD', 'dev after a rollback');

    await this.#git('switch', '--quiet', 'main');
    const clean = await this.#git('status', '--porcelain');
    this.#expect(clean === '', 'deploy.sh', `leaves files behind: ${clean}`);
    const byTag = await this.#deploy('prod', 'latest', first);
    this.#expect(byTag.status !== 0, 'deploy.sh', 'deploys a tag to prod');
  }

  async #expectDigest(revision: string, where: string): Promise<void> {
    const image = await this.#git('show', `${revision}:deploy/helm/image.yaml`);
    this.#expect(
      image.split('\n').some(line => line.trim() === `digest: ${FIRST_DIGEST}`),
      'deploy.sh',
      `${where} does not have the image that was deployed: ${image}`,
    );
  }
}

/** The release's scripts on a real repository: what was deployed to dev is found again and promoted, chart and image together. */
export const releaseScripts: Checker = {
  id: 'release-scripts',
  title: 'release scripts on a real repository',
  needs: [
    program('git', { get: 'install git' }),
    program('bash', { get: 'install bash' }),
  ],
  scope: 'every',
  reads: render =>
    render.files.includes(`${SCRIPTS}/deploy.sh`)
      ? [
          ...filesMatching(render, /^\.github\/scripts\//),
          'deploy/helm/values.yaml',
        ]
      : [],
  async run(context) {
    const release = new Release(context);
    await release.prepare();
    await release.play();
    return release.found;
  },
};
