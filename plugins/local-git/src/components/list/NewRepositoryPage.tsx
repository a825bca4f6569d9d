import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import {
  Bones,
  cardStyles,
  LoadError,
  useLoaded,
} from '@causeway/plugin-ui-react';
import { useCallback } from 'react';
import { PageFrame } from '../ui/PageFrame';
import ui from '../ui/ui.module.css';
import { NewRepositoryForm } from './NewRepositoryForm';

/** Groups before the person: what a team works on belongs to the team. */
function ownersOf(claims: string[]): string[] {
  const ofKind = (kind: string) =>
    claims.filter(claim => claim.startsWith(`${kind}:`));
  return [...ofKind('group'), ...ofKind('user')];
}

/** Makes an empty repository, for code that exists already. */
export const NewRepositoryPage = () => {
  const identity = useApi(identityApiRef);
  const { value, error, reload } = useLoaded(
    useCallback(async () => {
      const { ownershipEntityRefs } = await identity.getBackstageIdentity();
      return ownersOf(ownershipEntityRefs);
    }, [identity]),
  );
  return (
    <PageFrame
      title="New repository"
      trail={[]}
      summary={
        <div className={ui.summary}>
          An empty one, to push code into that you have. For a new service use
          Create: it makes the repository too.
        </div>
      }
    >
      <div className={cardStyles.card}>
        {value && <NewRepositoryForm owners={value} />}
        {!value && error && (
          <LoadError what="Your groups" error={error} onRetry={reload} />
        )}
        {!value && !error && <Bones lines={4} label="Reading your groups" />}
      </div>
    </PageFrame>
  );
};
