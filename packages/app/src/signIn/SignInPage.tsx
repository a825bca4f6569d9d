import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { BrandMark } from '../nav/BrandMark';
import { PersonCard } from './PersonCard';
import { readSignIn } from './readSignIn';
import { Choice } from './rememberedChoice';
import styles from './SignInPage.module.css';
import { useSignIn } from './useSignIn';

const LOCAL_MODE =
  'This portal runs in local mode: only this machine reaches it, and nobody needs a password. Choose who to be, and see what that person sees.';
const OTHERWISE =
  'See what your services promise and what is true of them. Use the account that you have at work.';
const NOTHING =
  "No way to sign in is set up. Whoever runs this portal adds one under 'causeway.signIn' in its configuration.";

/** Who you can be here, or with which account you sign in. */
export function SignInPage(props: SignInPageProps & { remembered?: Choice }) {
  const { onSignInSuccess, remembered } = props;
  const config = useApi(configApiRef);
  const { people, providers } = useMemo(() => readSignIn(config), [config]);
  const { busy, failed, signIn } = useSignIn(onSignInSuccess);
  const [search] = useSearchParams();

  useEffect(() => {
    if (remembered) {
      signIn(remembered, { silent: true });
    }
  }, [remembered, signIn]);

  const nothing = people.length + providers.length === 0;
  const reason = failed?.reason ?? search.get('error');
  return (
    <main className={styles.page}>
      <div className={styles.brand}>
        <BrandMark size={24} /> Causeway
      </div>
      <h1 className={styles.title}>
        {people.length > 0 ? 'Who do you want to be?' : 'Sign in'}
      </h1>
      <p className={styles.lead}>
        {nothing && NOTHING}
        {!nothing && (people.length > 0 ? LOCAL_MODE : OTHERWISE)}
      </p>
      {reason && (
        <div role="alert" className={styles.alert}>
          <b>Sign-in failed.</b> {reason}
        </div>
      )}
      {people.length > 0 && (
        <ul className={styles.people}>
          {people.map(person => (
            <li key={person.entityRef}>
              <PersonCard
                person={person}
                busy={busy?.person === person.entityRef}
                disabled={busy !== undefined}
                onChoose={() =>
                  signIn({
                    provider: 'local-people',
                    person: person.entityRef,
                  })
                }
              />
            </li>
          ))}
        </ul>
      )}
      {providers.length > 0 && (
        <div className={styles.providers}>
          {providers.map(({ id, label }, index) => (
            <button
              key={id}
              type="button"
              className={
                people.length === 0 && index === 0
                  ? styles.primary
                  : styles.secondary
              }
              disabled={busy !== undefined}
              onClick={() => signIn({ provider: id })}
            >
              {busy?.provider === id ? 'Signing in' : label}
            </button>
          ))}
        </div>
      )}
    </main>
  );
}
