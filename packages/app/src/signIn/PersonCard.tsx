import { initials } from '../nav/initials';
import { PersonChoice } from './readSignIn';
import styles from './SignInPage.module.css';

/** One person of local mode: who they are and what they may do. */
export function PersonCard(props: {
  person: PersonChoice;
  busy: boolean;
  disabled: boolean;
  onChoose: () => void;
}) {
  const { person, busy, disabled, onChoose } = props;
  return (
    <button
      type="button"
      className={styles.card}
      disabled={disabled}
      aria-busy={busy}
      onClick={onChoose}
    >
      <span className={styles.initials} aria-hidden="true">
        {initials(person.name)}
      </span>
      <span className={styles.who}>
        <b>{person.name}</b>
        <span className={styles.role}>{busy ? 'Signing in' : person.role}</span>
        <span className={styles.may}>{person.may}</span>
      </span>
    </button>
  );
}
