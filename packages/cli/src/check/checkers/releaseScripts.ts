import path from 'node:path';
import type { Checker, Found } from '../Checker';
import { program } from '../needs';
import type { Outcome } from '../Toolbox';
import { filesMatching } from './fileSelection';
import { TestRepository } from './testRepository';

const SCRIPTS = '.github/scripts';
const VALUES = 'deploy/helm/values.yaml';
const FIRST_DIGEST = `sha256:${'a'.repeat(64)}`;
const SECOND_DIGEST = `sha256:${'b'.repeat(64)}`;
const IMAGE = 'registry.example.com/x';

/** A release through the environments, and what was wrong with it. */
class Release {
  readonly found: Found[] = [];
  readonly #repository: TestRepository;

  constructor(repository: TestRepository) {
    this.#repository = repository;
  }

  /** Deploys two commits to dev, the first to staging, and rolls dev back, as release workflow and runbook do. */
  async play(): Promise<void> {
    const repository = this.#repository;
    const first = await repository.git('rev-parse', 'HEAD');
    await repository.change(VALUES, '# changed');
    const second = await repository.git('rev-parse', 'HEAD');
    await this.#toDev(first, second);
    await this.#toStaging(first);
    await this.#rollBack();

    await repository.git('switch', '--quiet', 'main');
    const left = await repository.git('status', '--porcelain');
    this.#expect(left === '', 'deploy.sh', `leaves files behind: ${left}`);
    const byTag = await this.#deploy('prod', 'latest', first);
    this.#expect(byTag.status !== 0, 'deploy.sh', 'deploys a tag to prod');
  }

  #script(name: string, ...args: string[]): Promise<Outcome> {
    return this.#repository.run('bash', [path.join(SCRIPTS, name), ...args]);
  }

  #deploy(environment: string, digest: string, commit: string) {
    return this.#script('deploy.sh', environment, IMAGE, digest, commit);
  }

  #expect(holds: boolean, file: string, message: string): void {
    if (!holds) {
      this.found.push({ file: `${SCRIPTS}/${file}`, rule: 'release', message });
    }
  }

  async #toDev(first: string, second: string): Promise<void> {
    const early = await this.#script('find-image.sh', first);
    this.#expect(
      early.status !== 0,
      'find-image.sh',
      'finds an image of a commit that was never deployed',
    );
    const deployed = await this.#deploy('dev', FIRST_DIGEST, first);
    this.#expect(deployed.status === 0, 'deploy.sh', `dev: ${deployed.stderr}`);
    await this.#deploy('dev', SECOND_DIGEST, second);
    const image = await this.#script('find-image.sh', first);
    this.#expect(
      image.stdout.split('\n').includes(`digest=${FIRST_DIGEST}`),
      'find-image.sh',
      `does not find the image again that was deployed to dev: ${image.stdout}${image.stderr}`,
    );
  }

  /** The first commit's chart goes to staging, though main is further. */
  async #toStaging(first: string): Promise<void> {
    await this.#deploy('staging', FIRST_DIGEST, first);
    const again = await this.#deploy('staging', FIRST_DIGEST, first);
    this.#expect(
      again.status === 0 && /already/.test(again.stdout + again.stderr),
      'deploy.sh',
      'deploying the same again is not a quiet success',
    );
    await this.#repository.git('fetch', '--quiet');
    const chart = await this.#repository.run('git', [
      'diff',
      '--exit-code',
      `${first}:${VALUES}`,
      `origin/env/staging:${VALUES}`,
    ]);
    this.#expect(
      chart.status === 0,
      'deploy.sh',
      'staging got another chart than that of the commit that was promoted',
    );
    await this.#expectFirstImage('origin/env/staging', 'staging');
  }

  async #rollBack(): Promise<void> {
    const repository = this.#repository;
    await repository.git('switch', '--quiet', '--detach', 'origin/env/dev');
    await repository.git('revert', '--no-edit', 'HEAD');
    await repository.git('push', '--quiet', 'origin', 'HEAD:env/dev');
    await this.#expectFirstImage('HEAD', 'dev after a rollback');
  }

  async #expectFirstImage(revision: string, where: string): Promise<void> {
    const image = await this.#repository.git(
      'show',
      `${revision}:deploy/helm/image.yaml`,
    );
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
  quickScope: 'main',
  reads: render =>
    render.files.includes(`${SCRIPTS}/deploy.sh`)
      ? [...filesMatching(render, /^\.github\/scripts\//), VALUES]
      : [],
  // Which values a chart has is nothing to the scripts.
  relevant: (file, text) => (file === VALUES ? '' : text),
  async run(context) {
    const files = filesMatching(context.render, /^(\.github|deploy)\//);
    const release = new Release(await TestRepository.create(context, files));
    await release.play();
    return release.found;
  },
};
