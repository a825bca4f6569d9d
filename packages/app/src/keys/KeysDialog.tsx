import { NavEntry } from '../nav/arrange';
import { Dialog } from '../shell/Dialog';
import styles from './KeysDialog.module.css';

/** Lists the keys, of which those that lead to installed pages. */
export function KeysDialog(props: {
  entries: NavEntry[];
  onClose: () => void;
}) {
  const rows: [string[], string][] = [
    [['/'], 'Search'],
    [['?'], 'Show these keys'],
    [['Esc'], 'Close what is open'],
    ...props.entries.flatMap<[string[], string]>(({ key, title }) =>
      key ? [[['g', key], title]] : [],
    ),
  ];
  return (
    <Dialog label="Keys" onClose={props.onClose}>
      <div className={styles.head}>
        <h2>Keys</h2>
        <button type="button" className={styles.close} onClick={props.onClose}>
          Close
        </button>
      </div>
      <dl className={styles.keys}>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
