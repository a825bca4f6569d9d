import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { readLocalGitConfig } from './LocalGitConfig';

describe('readLocalGitConfig', () => {
  it('has defaults, and is closed unless told otherwise', () => {
    expect(readLocalGitConfig(new ConfigReader({}))).toEqual({
      dataDirectory: resolve('../../data/git'),
      program: 'git',
      openToLoopback: false,
      platformGroups: [],
      maxPushBytes: 256 * 1024 * 1024,
      maxUploadBytes: 32 * 1024 * 1024,
      concurrentTransfers: 8,
      commandTimeoutMs: 600_000,
    });
  });

  it('reads all settings', () => {
    const config = readLocalGitConfig(
      new ConfigReader({
        causeway: {
          localMode: true,
          permissions: { platformGroups: ['group:default/platform'] },
        },
        localGit: {
          dataDirectory: '/data',
          program: '/usr/bin/git',
          limits: {
            maxPushMegabytes: 0.5,
            maxUploadMegabytes: 1,
            concurrentTransfers: 2,
            commandTimeout: { seconds: 30 },
          },
        },
      }),
    );
    expect(config).toEqual({
      dataDirectory: '/data',
      program: '/usr/bin/git',
      openToLoopback: true,
      platformGroups: ['group:default/platform'],
      maxPushBytes: 524_288,
      maxUploadBytes: 1_048_576,
      concurrentTransfers: 2,
      commandTimeoutMs: 30_000,
    });
  });

  it('names the setting that makes no sense', () => {
    const config = new ConfigReader({
      localGit: { limits: { maxPushMegabytes: 0 } },
    });
    expect(() => readLocalGitConfig(config)).toThrow(
      "'localGit.limits.maxPushMegabytes' must be more than 0",
    );
  });
});
