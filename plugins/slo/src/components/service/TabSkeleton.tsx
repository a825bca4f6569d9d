import { Bones, cardStyles } from '@causeway/plugin-ui-react';
import ui from '../ui/ui.module.css';
import styles from './service.module.css';

/** The tab's layout while it is read. */
export const TabSkeleton = () => (
  <div className={styles.columns}>
    <div className={ui.stack}>
      <div className={cardStyles.card} style={{ minHeight: 360 }}>
        <Bones lines={3} label="Reading the SLOs" />
      </div>
      <div className={cardStyles.card} style={{ minHeight: 180 }}>
        <Bones lines={4} label="Reading what spent the budget" />
      </div>
    </div>
    <div className={ui.stack}>
      <div className={cardStyles.card} style={{ minHeight: 200 }}>
        <Bones lines={4} label="Reading the burn rates" />
      </div>
      <div className={cardStyles.card} style={{ minHeight: 200 }}>
        <Bones lines={3} label="Reading the policy" />
      </div>
    </div>
  </div>
);
