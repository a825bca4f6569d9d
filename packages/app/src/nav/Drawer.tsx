import { ReactNode } from 'react';
import { Dialog } from '../shell/Dialog';
import styles from './Nav.module.css';

/** The navigation on a phone: slides over the page, goes away on a tap beside it. */
export function Drawer(props: {
  label: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Dialog
      label={props.label}
      className={styles.drawer}
      onClose={props.onClose}
    >
      {props.children}
    </Dialog>
  );
}
