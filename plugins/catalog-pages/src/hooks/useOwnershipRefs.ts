import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useCallback } from 'react';
import { useLoad } from './useLoad';

const nobody: string[] = [];

/**
 * The refs that own what the reader owns: the reader and the reader's teams.
 * They are part of the sign-in, so reading them asks no server.
 *
 * @returns undefined until they are known
 */
export function useOwnershipRefs(): string[] | undefined {
  const identityApi = useApi(identityApiRef);
  const load = useCallback(async () => {
    const { ownershipEntityRefs } = await identityApi.getBackstageIdentity();
    return ownershipEntityRefs.map(ref => ref.toLocaleLowerCase('en-US'));
  }, [identityApi]);
  const { value, error } = useLoad(load);
  // Somebody without an identity owns nothing; that is no reason to fail.
  return error ? nobody : value;
}
