import { resolve } from 'node:path';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const MEBIBYTE = 1024 * 1024;

/** The host's settings, read and checked. */
export interface LocalGitConfig {
  /** Absolute path. */
  dataDirectory: string;
  program: string;
  /** Whether callers on this machine may read without a token. */
  openToLoopback: boolean;
  /** Entity refs of groups whose members may change everything. */
  platformGroups: string[];
  maxPushBytes: number;
  maxUploadBytes: number;
  concurrentTransfers: number;
  commandTimeoutMs: number;
}

function positive(config: Config, key: string, fallback: number): number {
  const value = config.getOptionalNumber(key) ?? fallback;
  if (!(value > 0))
    throw new InputError(`'${key}' must be more than 0; it is ${value}.`);
  return value;
}

/** Reads `localGit` and what it shares with the rest of the portal. */
export function readLocalGitConfig(config: Config): LocalGitConfig {
  const timeout = 'localGit.limits.commandTimeout';
  return {
    dataDirectory: resolve(
      config.getOptionalString('localGit.dataDirectory') ?? '../../data/git',
    ),
    program: config.getOptionalString('localGit.program') ?? 'git',
    openToLoopback: config.getOptionalBoolean('causeway.localMode') ?? false,
    platformGroups:
      config.getOptionalStringArray('causeway.permissions.platformGroups') ??
      [],
    maxPushBytes: Math.floor(
      positive(config, 'localGit.limits.maxPushMegabytes', 256) * MEBIBYTE,
    ),
    maxUploadBytes: Math.floor(
      positive(config, 'localGit.limits.maxUploadMegabytes', 32) * MEBIBYTE,
    ),
    concurrentTransfers: positive(
      config,
      'localGit.limits.concurrentTransfers',
      8,
    ),
    commandTimeoutMs: config.has(timeout)
      ? durationToMilliseconds(readDurationFromConfig(config, { key: timeout }))
      : 10 * 60 * 1000,
  };
}
