import { InputError, NotAllowedError } from '@backstage/errors';
import {
  localGitRepositoryReadPermission,
  localGitRepositoryUpdatePermission,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import type { Request, Response } from 'express';
import type { Limiter } from '../git/Limiter';
import type { PushRecorder } from '../services/PushRecorder';
import type {
  OpenRepository,
  RepositoryService,
} from '../services/RepositoryService';
import type { Caller } from '../access/Caller';
import type { GitAuthenticator } from './GitAuthenticator';
import { judgePush } from './judgePush';
import { FLUSH_PACKET, packet } from './pktLine';
import { readPushCommands } from './readPushCommands';
import { acceptedRefs, refusalReport } from './reportStatus';
import { requestBody } from './requestBody';
import { runService, type GitService } from './runService';

/** Lists of wanted and known commits; far more than any client sends. */
const MAX_NEGOTIATION_BYTES = 32 * 1024 * 1024;

/** A push that git refuses as too large is still read up to here, so that the client hears git's reason. */
const DRAIN_FACTOR = 4;

/** Git's smart HTTP protocol. */
export class GitHttpService {
  readonly #repositories: RepositoryService;
  readonly #authenticator: GitAuthenticator;
  readonly #pushes: PushRecorder;
  readonly #limiter: Limiter;
  readonly #maxPushBytes: number;

  constructor(options: {
    repositories: RepositoryService;
    authenticator: GitAuthenticator;
    pushes: PushRecorder;
    limiter: Limiter;
    maxPushBytes: number;
  }) {
    this.#repositories = options.repositories;
    this.#authenticator = options.authenticator;
    this.#pushes = options.pushes;
    this.#limiter = options.limiter;
    this.#maxPushBytes = options.maxPushBytes;
  }

  /** `GET info/refs`: what there is to fetch or to push to. */
  async advertise(
    ref: RepositoryRef,
    req: Request,
    res: Response,
  ): Promise<void> {
    const service = req.query.service;
    if (service !== 'git-upload-pack' && service !== 'git-receive-pack') {
      throw new NotAllowedError(
        'This Git host speaks the smart protocol only; use Git 1.6.6 or newer.',
      );
    }
    const { repository } = await this.#open(ref, service, req);
    await this.#limiter.run(async () => {
      const protocol =
        service === 'git-upload-pack' ? req.get('Git-Protocol') : undefined;
      prepare(res, `application/x-${service}-advertisement`);
      if (!/\bversion=2\b/.test(protocol ?? '')) {
        res.write(
          Buffer.concat([packet(`# service=${service}\n`), FLUSH_PACKET]),
        );
      }
      await runService({ repository, service, protocol, advertise: true, res });
      res.end();
    });
  }

  /** `POST git-upload-pack`: clone and fetch. */
  async uploadPack(
    ref: RepositoryRef,
    req: Request,
    res: Response,
  ): Promise<void> {
    const service = 'git-upload-pack';
    requireType(req, service);
    const { repository } = await this.#open(ref, service, req);
    await this.#limiter.run(async () => {
      const body = requestBody(req, MAX_NEGOTIATION_BYTES);
      prepare(res, `application/x-${service}-result`);
      await runService({
        repository,
        service,
        protocol: req.get('Git-Protocol'),
        body,
        res,
      });
      res.end();
    });
  }

  /** `POST git-receive-pack`: push. */
  async receivePack(
    ref: RepositoryRef,
    req: Request,
    res: Response,
  ): Promise<void> {
    const service = 'git-receive-pack';
    requireType(req, service);
    const { record, repository, caller } = await this.#open(ref, service, req);
    await this.#limiter.run(async () => {
      const body = requestBody(req, this.#maxPushBytes * DRAIN_FACTOR);
      const { commands, capabilities, bytes } = await readPushCommands(body);
      const { refused, allowForce } = judgePush(commands, record);
      prepare(res, `application/x-${service}-result`);
      if (refused.size) {
        body.on('error', () => res.destroy());
        body.resume();
        res.end(refusalReport(commands, refused, capabilities));
        return;
      }
      const config = { 'receive.denyNonFastForwards': String(!allowForce) };
      const output = await runService({
        repository,
        service,
        config,
        head: bytes,
        body,
        res,
      });
      const accepted = new Set(acceptedRefs(output));
      const updates = commands.filter(command => accepted.has(command.ref));
      // Only then does the pusher's git return: what they look at next in the portal has the push.
      await this.#pushes.record(record, repository, updates, caller.actor);
      res.end();
    });
  }

  async #open(
    ref: RepositoryRef,
    service: GitService,
    req: Request,
  ): Promise<OpenRepository & { caller: Caller }> {
    const writes = service === 'git-receive-pack';
    const caller = await this.#authenticator.authenticate(req, { writes });
    const permission = writes
      ? localGitRepositoryUpdatePermission
      : localGitRepositoryReadPermission;
    return {
      ...(await this.#repositories.open(ref, permission, caller)),
      caller,
    };
  }
}

function requireType(req: Request, service: GitService): void {
  if (req.get('Content-Type') !== `application/x-${service}-request`) {
    throw new InputError(
      `Content-Type must be 'application/x-${service}-request'.`,
    );
  }
}

function prepare(res: Response, type: string): void {
  res.status(200);
  res.setHeader('Content-Type', type);
  res.setHeader('Cache-Control', 'no-cache, max-age=0, must-revalidate');
  res.setHeader('X-Content-Type-Options', 'nosniff');
}
