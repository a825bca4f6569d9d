import type { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const PLATFORM_GROUPS = 'causeway.permissions.platformGroups';
const MEMBERSHIP_CACHE = 'causeway.permissions.membershipCache';
const DEFAULT_CACHE_MS = 60_000;

/** The settings of the policy. */
export interface OwnershipPolicyConfig {
  /** Full entity refs of the groups whose members may do everything. */
  platformGroups: string[];
  /** How long a person's groups are remembered. */
  membershipCacheMs: number;
}

/** Reads and checks the settings under `causeway.permissions`. */
export function readOwnershipPolicyConfig(
  config: RootConfigService,
): OwnershipPolicyConfig {
  return {
    platformGroups: (config.getOptionalStringArray(PLATFORM_GROUPS) ?? []).map(
      toGroupRef,
    ),
    membershipCacheMs: config.has(MEMBERSHIP_CACHE)
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: MEMBERSHIP_CACHE }),
        )
      : DEFAULT_CACHE_MS,
  };
}

function toGroupRef(text: string): string {
  const ref = parseEntityRef(text, {
    defaultKind: 'group',
    defaultNamespace: 'default',
  });
  if (ref.kind.toLocaleLowerCase('en-US') !== 'group') {
    throw new InputError(
      `'${PLATFORM_GROUPS}' names '${text}', which is not a group; write it like 'group:default/platform'`,
    );
  }
  return stringifyEntityRef(ref);
}
