import { devNull } from 'node:os';

/** Limits that Git itself enforces. */
export interface GitLimits {
  /** Largest pack that a push may send, in bytes. */
  maxPushBytes: number;
}

/**
 * Settings for every run of git. Repositories hold what strangers pushed, so nothing in them, in the machine's
 * configuration or in the environment may change what git does.
 */
function settings(limits: GitLimits): [string, string][] {
  return [
    // No hook runs, whatever lies in a repository's hooks folder.
    ['core.hooksPath', devNull],
    ['core.symlinks', 'false'],
    ['core.fsmonitor', 'false'],
    ['core.attributesFile', devNull],
    ['core.excludesFile', devNull],
    ['core.protectHFS', 'true'],
    ['core.protectNTFS', 'true'],
    ['core.logAllRefUpdates', 'false'],
    // A push that was acknowledged survives a power cut.
    ['core.fsync', 'committed,reference'],
    // git never opens a connection or runs a helper of its own.
    ['protocol.allow', 'never'],
    ['credential.helper', ''],
    ['diff.external', ''],
    ['diff.renameLimit', '400'],
    ['merge.renameLimit', '400'],
    ['safe.directory', '*'],
    // Malformed and malicious objects (`.git` entries, evil submodule URLs) are refused at the door.
    ['transfer.fsckObjects', 'true'],
    ['receive.fsckObjects', 'true'],
    ['receive.maxInputSize', String(limits.maxPushBytes)],
    ['receive.denyDeleteCurrent', 'refuse'],
    ['receive.autogc', 'false'],
    ['receive.advertisePushOptions', 'false'],
    ['transfer.hideRefs', 'refs/causeway'],
    ['uploadpack.allowFilter', 'true'],
    ['uploadpack.allowAnySHA1InWant', 'false'],
    ['gc.auto', '0'],
    ['maintenance.auto', 'false'],
    ['pack.threads', '1'],
    ['pack.windowMemory', '64m'],
    ['tar.umask', '0022'],
  ];
}

/** Environment for git: nothing of the portal's own but the search path, all settings ours. */
export function hardenedEnvironment(
  limits: GitLimits,
  home: string,
): NodeJS.ProcessEnv {
  const entries = settings(limits);
  const env: NodeJS.ProcessEnv = {
    PATH: process.env.PATH,
    // Windows needs these to start any program.
    ...(process.env.SystemRoot && {
      SystemRoot: process.env.SystemRoot,
      TEMP: process.env.TEMP,
    }),
    HOME: home,
    LC_ALL: 'C.UTF-8',
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_CONFIG_SYSTEM: devNull,
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_LITERAL_PATHSPECS: '1',
    GIT_CEILING_DIRECTORIES: home,
    GIT_CONFIG_COUNT: String(entries.length),
  };
  entries.forEach(([key, value], index) => {
    env[`GIT_CONFIG_KEY_${index}`] = key;
    env[`GIT_CONFIG_VALUE_${index}`] = value;
  });
  return env;
}
