import styles from './Bone.module.css';

/** Stands for one line of text while it is read. */
export const Bone = (props: { width: number | string }) => (
  <span className={styles.bone} style={{ width: props.width }} />
);
