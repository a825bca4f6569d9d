import { useDelayed } from '../../hooks/useDelayed';
import { useDocumentTitle } from '../../hooks/useDocumentTitle';
import { refName } from '../../lib/refs';
import { PageHeader } from '../ui/PageHeader';
import ui from '../ui/ui.module.css';
import styles from './entity.module.css';

/** The page's layout while the entity is read; the name is known from the address. */
export const EntitySkeleton = (props: { entityRef: string }) => {
  const due = useDelayed(true);
  const name = refName(props.entityRef);
  useDocumentTitle(name);
  const bone = (width: number | string) => (
    <span className={ui.bone} style={{ width }} />
  );
  return (
    <div aria-busy="true">
      <PageHeader eyebrow={<>&nbsp;</>} title={name} line={<>&nbsp;</>} />
      <div style={{ visibility: due ? 'visible' : 'hidden' }} aria-hidden>
        <div className={styles.tabs}>
          {[64, 80, 72, 88].map(width => (
            <span key={width} className={styles.tab}>
              {bone(width)}
            </span>
          ))}
        </div>
        <div className={ui.card}>
          <div className={`${ui.cardBody} ${styles.bones}`}>
            {bone('60%')}
            {bone('40%')}
            {bone('50%')}
          </div>
        </div>
      </div>
    </div>
  );
};
