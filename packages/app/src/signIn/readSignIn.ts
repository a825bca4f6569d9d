import { ConfigApi } from '@backstage/core-plugin-api';

/** Somebody who may be chosen in local mode. */
export interface PersonChoice {
  entityRef: string;
  name: string;
  role: string;
  may: string;
}

/** A way to sign in with an account that somebody else keeps. */
export interface ProviderChoice {
  id: 'guest' | 'github' | 'oidc';
  /** What the button says. */
  label: string;
}

/** What the sign-in page offers. */
export interface SignInChoices {
  people: PersonChoice[];
  providers: ProviderChoice[];
}

const LABELS: Record<string, string> = {
  github: 'Continue with GitHub',
  oidc: 'Continue with single sign-on',
  guest: "Use Backstage's guest sign-in",
};

function isProvider(id: string): id is ProviderChoice['id'] {
  return id in LABELS;
}

/** Reads from the configuration what the sign-in page offers. */
export function readSignIn(config: ConfigApi): SignInChoices {
  const localMode = config.getOptionalBoolean('causeway.localMode') ?? false;
  const people = config.getOptionalConfigArray('causeway.signIn.people') ?? [];
  const providers =
    config.getOptionalConfigArray('causeway.signIn.providers') ?? [];
  return {
    people: (localMode ? people : []).map(person => {
      const entityRef = person.getString('entityRef');
      return {
        entityRef,
        name:
          person.getOptionalString('name') ??
          entityRef.slice(entityRef.lastIndexOf('/') + 1),
        role: person.getString('role'),
        may: person.getString('may'),
      };
    }),
    providers: providers.flatMap(provider => {
      const id = provider.getString('id');
      const title = provider.getOptionalString('title');
      // The backend has no guest sign-in either, outside local mode.
      if (!isProvider(id) || (id === 'guest' && !localMode)) {
        return [];
      }
      return [{ id, label: title ? `Continue with ${title}` : LABELS[id] }];
    }),
  };
}
