import { ReactNode, useEffect, useRef } from 'react';
import styles from './Dialog.module.css';

/**
 * A modal window, by the browser's own `<dialog>`: it keeps the focus inside,
 * closes on Escape and on a click beside it, and gives the focus back.
 */
export function Dialog(props: {
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    ref.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) {
        before.focus();
      }
    };
  }, []);

  return (
    // The keyboard has Escape, which the browser turns into "cancel".
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={ref}
      aria-label={props.label}
      className={props.className ?? styles.dialog}
      onCancel={event => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={event => {
        if (event.target === ref.current) {
          props.onClose();
        }
      }}
    >
      {props.children}
    </dialog>
  );
}
