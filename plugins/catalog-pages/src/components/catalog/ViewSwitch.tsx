import { CatalogView } from '../../lib/catalogUrlState';
import { isOwnedKind, kindName } from '../../lib/kinds';
import styles from './catalog.module.css';

/** Which view is chosen and for which kind. */
export interface ViewSwitchProps {
  view: CatalogView;
  kind: string;
  onChange(view: CatalogView): void;
}

/** Switches between what is the reader's, everything, and what was starred. */
export const ViewSwitch = (props: ViewSwitchProps) => {
  const { plural } = kindName(props.kind);
  const views: { id: CatalogView; label: string }[] = [
    ...(isOwnedKind(props.kind)
      ? [{ id: 'mine' as const, label: `My ${plural}` }]
      : []),
    { id: 'all', label: 'All' },
    { id: 'starred', label: 'Starred' },
  ];
  return (
    <div className={styles.segments} role="group" aria-label="View">
      {views.map(({ id, label }) => (
        <button
          key={id}
          type="button"
          className={styles.segment}
          aria-pressed={props.view === id}
          onClick={() => props.onChange(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
};
