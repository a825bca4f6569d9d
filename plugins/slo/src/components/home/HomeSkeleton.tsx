import { Bones } from '@causeway/plugin-ui-react';
import { Card } from '../ui/Card';
import styles from './home.module.css';

/** The section's layout while it is read. */
export const HomeSkeleton = (props: { rows: number }) => (
  <div className={styles.section} aria-busy="true">
    <Card title="SLOs">
      <Bones lines={props.rows} label="Reading your SLOs" />
    </Card>
  </div>
);
