import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect, useState } from 'react';

/** The signed-in person, as the frame shows them. */
export interface Person {
  /** Entity reference of the user, e.g. `user:default/ada`. */
  ref: string;
  /** What they are called. */
  name: string;
}

/** Who is signed in; undefined until that is known. */
export function usePerson(): Person | undefined {
  const identity = useApi(identityApiRef);
  const [person, setPerson] = useState<Person>();

  useEffect(() => {
    let current = true;
    const read = async () => {
      const [{ userEntityRef }, profile] = await Promise.all([
        identity.getBackstageIdentity(),
        identity.getProfileInfo(),
      ]);
      const fallback = userEntityRef.split('/').pop() ?? userEntityRef;
      if (current) {
        setPerson({
          ref: userEntityRef,
          name: profile.displayName ?? fallback,
        });
      }
    };
    // A session that can't be had shows on the page; the frame has no name then.
    read().catch(() => setPerson(undefined));
    return () => {
      current = false;
    };
  }, [identity]);

  return person;
}
