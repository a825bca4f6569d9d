import { useLate } from '@causeway/plugin-ui-react';
import { Card } from '../ui/Card';
import ui from '../ui/ui.module.css';
import styles from './home.module.css';

/** The section's layout while it is read. */
export const HomeSkeleton = (props: { rows: number }) => {
  const late = useLate();
  return (
    <div className={styles.section} aria-busy="true">
      <Card title="SLOs">
        <div
          className={ui.bones}
          style={{ visibility: late ? 'visible' : 'hidden' }}
        >
          {Array.from({ length: props.rows }, (_, row) => (
            <span
              key={row}
              className={ui.bone}
              style={{ width: `${80 - row * 12}%` }}
            />
          ))}
        </div>
      </Card>
    </div>
  );
};
