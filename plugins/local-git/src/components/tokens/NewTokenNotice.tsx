import type { CreatedAccessToken } from '@causeway/plugin-local-git-common';
import { cardStyles, CopyButton, textStyles } from '@causeway/plugin-ui-react';
import { useEffect, useRef } from 'react';
import ui from '../ui/ui.module.css';
import styles from './tokens.module.css';

/** A token that was just made: the only time its secret is seen. */
export const NewTokenNotice = ({ token }: { token: CreatedAccessToken }) => {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, [token.id]);
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={`${ui.notice} ${ui.ok}`}
      aria-label="Your new token"
    >
      <h2 className={cardStyles.title}>Copy “{token.name}” now</h2>
      <p className={styles.text}>It is shown only this once.</p>
      <div className={styles.secret}>
        <code className={textStyles.mono}>{token.token}</code>
        <CopyButton text={token.token} what="token" />
      </div>
    </section>
  );
};
