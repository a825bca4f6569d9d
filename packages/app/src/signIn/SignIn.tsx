import { discoveryApiRef, useApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { forgetChoice, rememberedChoice } from './rememberedChoice';
import { SessionIdentity } from './SessionIdentity';

const SignInPage = lazy(() =>
  import('./SignInPage').then(m => ({ default: m.SignInPage })),
);

/** The providers whose session needs no window of another site. */
const WITHOUT_WINDOW = ['local-people', 'guest'];

function startOver() {
  forgetChoice();
  window.location.reload();
}

/**
 * Lets those in who chose before, without a page in between and without
 * waiting: their session is fetched while the first page loads. Shows the
 * sign-in page to the others.
 */
export function SignIn({ onSignInSuccess }: SignInPageProps) {
  const discoveryApi = useApi(discoveryApiRef);
  const [choice] = useState(rememberedChoice);
  const known = choice && WITHOUT_WINDOW.includes(choice.provider);

  useEffect(() => {
    if (choice && known) {
      const identity = SessionIdentity.create({
        choice,
        discoveryApi,
        onRefused: startOver,
        onSignOut: forgetChoice,
      });
      // Pages that need the session report it if it can't be had.
      identity.start().catch(() => {});
      onSignInSuccess(identity);
    }
  }, [choice, known, discoveryApi, onSignInSuccess]);

  if (known) {
    return null;
  }
  return (
    <Suspense fallback={null}>
      <SignInPage onSignInSuccess={onSignInSuccess} remembered={choice} />
    </Suspense>
  );
}
