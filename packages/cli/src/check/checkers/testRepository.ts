import fs from 'node:fs/promises';
import path from 'node:path';
import type { CheckContext } from '../Checker';
import type { Outcome } from '../Toolbox';

/** A clone with a bare origin, in which the scripts of a repository are tried. */
export class TestRepository {
  readonly dir: string;
  readonly #context: CheckContext;

  /** Makes one with some of the render's files as its first commit on `main`. */
  static async create(
    context: CheckContext,
    files: readonly string[],
  ): Promise<TestRepository> {
    const { render, scratch } = context;
    const repository = new TestRepository(context);
    for (const file of files) {
      const target = path.join(repository.dir, file);
      await fs.mkdir(path.dirname(target), { recursive: true });
      await fs.copyFile(path.join(render.dir, file), target);
    }
    const origin = path.join(scratch, 'origin.git');
    await repository.git('init', '--quiet', '--bare', '-b', 'main', origin);
    await repository.git('init', '--quiet', '-b', 'main');
    await repository.git('remote', 'add', 'origin', origin);
    await repository.git('add', '.');
    await repository.git('commit', '--quiet', '--message', 'first');
    await repository.git('push', '--quiet', 'origin', 'main');
    return repository;
  }

  private constructor(context: CheckContext) {
    this.#context = context;
    this.dir = path.join(context.scratch, 'clone');
  }

  /** Runs a program in the clone. */
  run(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv = {},
  ): Promise<Outcome> {
    return this.#context.toolbox.run(program, args, {
      cwd: this.dir,
      env: {
        GIT_AUTHOR_NAME: 'test',
        GIT_AUTHOR_EMAIL: 'test@example.com',
        GIT_COMMITTER_NAME: 'test',
        GIT_COMMITTER_EMAIL: 'test@example.com',
        // Whoever runs this may sign commits or use hooks.
        GIT_CONFIG_GLOBAL: '/dev/null',
        ...env,
      },
    });
  }

  /**
   * Runs git and gives what it printed.
   *
   * @throws Error with what it said when it fails
   */
  async git(...args: string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run('git', args);
    if (status !== 0) {
      throw new Error(`git ${args.join(' ')}: ${stderr}`);
    }
    return stdout.trim();
  }

  /** Adds a line to a file, as a commit that is pushed. */
  async change(file: string, line: string): Promise<void> {
    await fs.appendFile(path.join(this.dir, file), `${line}\n`);
    await this.git('commit', '--quiet', '--all', '--message', `change ${file}`);
    await this.git('push', '--quiet', 'origin', 'main');
  }
}
