import {
  Bone,
  cardStyles,
  useDocumentTitle,
  useLate,
} from '@causeway/plugin-ui-react';
import { refName } from '../../lib/refs';
import { PageHeader } from '../ui/PageHeader';
import styles from './entity.module.css';

/** The page's layout while the entity is read; the name is known from the address. */
export const EntitySkeleton = (props: { entityRef: string }) => {
  const due = useLate();
  const name = refName(props.entityRef);
  useDocumentTitle(name);
  return (
    <div aria-busy="true">
      <PageHeader eyebrow={<>&nbsp;</>} title={name} line={<>&nbsp;</>} />
      <div style={{ visibility: due ? 'visible' : 'hidden' }} aria-hidden>
        <div className={styles.tabs}>
          {[64, 80, 72, 88].map(width => (
            <span key={width} className={styles.tab}>
              <Bone width={width} />
            </span>
          ))}
        </div>
        <div className={cardStyles.card}>
          <div className={styles.bones}>
            <Bone width="60%" />
            <Bone width="40%" />
            <Bone width="50%" />
          </div>
        </div>
      </div>
    </div>
  );
};
