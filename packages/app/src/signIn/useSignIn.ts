import {
  discoveryApiRef,
  IdentityApi,
  useApi,
  useApiHolder,
} from '@backstage/core-plugin-api';
import { toError } from '@backstage/errors';
import { useCallback, useState } from 'react';
import { Choice, forgetChoice, rememberChoice } from './rememberedChoice';
import { SessionIdentity } from './SessionIdentity';

/** What a try at signing in came to. */
export interface SignInState {
  /** The choice that is being tried. */
  busy?: Choice;
  /** Why the last try failed. */
  failed?: { choice: Choice; reason: string };
}

function isWindowProvider(id: string): id is 'github' | 'oidc' {
  return id === 'github' || id === 'oidc';
}

/** Signs in as somebody, and remembers how once that worked. */
export function useSignIn(onSuccess: (identity: IdentityApi) => void) {
  const discoveryApi = useApi(discoveryApiRef);
  const apis = useApiHolder();
  const [state, setState] = useState<SignInState>({});

  const signIn = useCallback(
    async (choice: Choice, options: { silent?: boolean } = {}) => {
      const identityOf = async () => {
        if (isWindowProvider(choice.provider)) {
          const { signInWithWindow } = await import('./signInWithWindow');
          return signInWithWindow({
            provider: choice.provider,
            apis,
            silent: options.silent,
          });
        }
        const identity = SessionIdentity.create({
          choice,
          discoveryApi,
          onRefused: forgetChoice,
          onSignOut: forgetChoice,
        });
        await identity.start();
        return identity;
      };

      setState({ busy: choice });
      try {
        const identity = await identityOf();
        setState({});
        if (identity) {
          rememberChoice(choice);
          onSuccess(identity);
        }
      } catch (error) {
        const { name, message } = toError(error);
        // Closing the window is an answer, not a fault.
        const closed = name === 'PopupRejectedError' || options.silent;
        setState(closed ? {} : { failed: { choice, reason: message } });
      }
    },
    [apis, discoveryApi, onSuccess],
  );

  return { ...state, signIn };
}
