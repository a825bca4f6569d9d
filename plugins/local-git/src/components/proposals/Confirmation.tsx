import { type Action, Button } from '@causeway/plugin-ui-react';
import { useEffect, useRef, type ReactNode } from 'react';
import ui from '../ui/ui.module.css';
import styles from './proposals.module.css';

/** Props of {@link Confirmation}. */
export interface ConfirmationProps {
  label: string;
  /** What will happen. */
  children: ReactNode;
  /** The button that does it. */
  confirm: string;
  tone: 'primary' | 'danger';
  action: Action;
  onConfirm(): void;
  onCancel(): void;
}

/** Asks before something that can't be taken back; beside what it is about, not over it. Escape leaves it. */
export const Confirmation = (props: ConfirmationProps) => {
  const { label, confirm, tone, action, onConfirm, onCancel } = props;
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus();
  }, []);
  return (
    // Escape is a second way to the button that is there for all.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={place}
      className={styles.confirm}
      role="group"
      aria-label={label}
      tabIndex={-1}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      {props.children}
      {action.problem && (
        <p role="alert" className={`${ui.notice} ${ui.bad}`}>
          <span>{action.problem}</span>
        </p>
      )}
      <div className={ui.actions}>
        <Button tone={tone} disabled={action.running} onClick={onConfirm}>
          {confirm}
        </Button>
        <Button disabled={action.running} onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
};
