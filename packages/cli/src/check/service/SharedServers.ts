import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { Toolbox } from '../Toolbox';
import { AwsStandIn } from './AwsStandIn';
import { Servers } from './Servers';

/**
 * PostgreSQL, Redis and AWS's stand-in for all checks of a run: started when the first check wants them, because starting
 * takes longer than many a check. What is in them is each check's own.
 */
export class SharedServers {
  readonly #toolbox: Toolbox;
  #dir: Promise<string> | undefined;
  #servers: Promise<Servers> | undefined;
  #aws: Promise<AwsStandIn> | undefined;

  constructor(toolbox: Toolbox) {
    this.#toolbox = toolbox;
  }

  /** PostgreSQL and Redis. */
  servers(): Promise<Servers> {
    this.#servers ??= this.#scratch().then(scratch =>
      Servers.start({ toolbox: this.#toolbox, scratch }),
    );
    return this.#servers;
  }

  /** SQS and S3. */
  aws(): Promise<AwsStandIn> {
    this.#aws ??= AwsStandIn.start(this.#toolbox);
    return this.#aws;
  }

  /** Ends what was started. */
  async stop(): Promise<void> {
    // One that could not be started has nothing to end, and its checks have said so.
    const started = await Promise.allSettled([this.#servers, this.#aws]);
    await Promise.all(
      started.map(one =>
        one.status === 'fulfilled' ? one.value?.stop() : undefined,
      ),
    );
    if (this.#dir) {
      await fs.rm(await this.#dir, { recursive: true, force: true });
    }
  }

  #scratch(): Promise<string> {
    this.#dir ??= (async () => {
      const dir = await fs.mkdtemp(path.join(os.tmpdir(), 'causeway-servers-'));
      // A database server started as another user must be able to look into it.
      await fs.chmod(dir, 0o755);
      return dir;
    })();
    return this.#dir;
  }
}
