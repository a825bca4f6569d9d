import { useLate } from '../hooks/useLate';
import { Bone } from './Bone';
import styles from './Bones.module.css';

const WIDTHS = ['42%', '64%', '36%', '58%', '48%'];

/** Lines where content is about to be; nothing at first, so that what is quick doesn't flash. */
export const Bones = (props: { lines: number; label: string }) => {
  const late = useLate();
  return (
    <div
      className={styles.bones}
      role="status"
      aria-label={props.label}
      style={{ visibility: late ? 'visible' : 'hidden' }}
    >
      {Array.from({ length: props.lines }, (_, line) => (
        <Bone key={line} width={WIDTHS[line % WIDTHS.length]} />
      ))}
    </div>
  );
};
