import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { recordVisit, visitOf } from './visits';

/** Remembers which services, repositories and templates the person looks at. */
export function VisitRecorder(): null {
  const { pathname } = useLocation();
  const identity = useApi(identityApiRef);

  useEffect(() => {
    const visit = visitOf(pathname);
    if (visit) {
      identity.getBackstageIdentity().then(
        ({ userEntityRef }) => recordVisit(userEntityRef, visit),
        // Without a session there is nobody to remember it for.
        () => {},
      );
    }
  }, [pathname, identity]);

  return null;
}
