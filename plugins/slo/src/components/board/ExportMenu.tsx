import { useApi } from '@backstage/core-plugin-api';
import { Button, textStyles, useAction } from '@causeway/plugin-ui-react';
import Popover from '@mui/material/Popover';
import { useState } from 'react';
import type { BoardQuery } from '../../api/types';
import { sloApiRef } from '../../api/sloApiRef';
import { readAllRows } from '../../lib/readAllRows';
import { saveFile } from '../../lib/saveFile';
import ui from '../ui/ui.module.css';
import styles from './board.module.css';

/** Props of {@link ExportMenu}. */
export interface ExportMenuProps {
  query: BoardQuery;
  disabled: boolean;
}

/** Gives all rows that the filters let through as a file. */
export const ExportMenu = (props: ExportMenuProps) => {
  const { query, disabled } = props;
  const api = useApi(sloApiRef);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { running, problem, run } = useAction();
  const close = () => setAnchor(null);
  const save = (name: string, content: () => Promise<Blob>) =>
    run(async () => {
      close();
      saveFile(name, await content());
    });
  const json = async () => {
    const rows = await readAllRows(api, query);
    const text = JSON.stringify(rows, undefined, 2);
    return new Blob([text], { type: 'application/json' });
  };
  return (
    <>
      <Button
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        disabled={disabled || running}
        onClick={event => setAnchor(event.currentTarget)}
      >
        {running ? 'Exporting…' : 'Export'}
      </Button>
      <span role="status" className={problem ? ui.bad : textStyles.hidden}>
        {problem && `The export failed: ${problem}`}
      </span>
      {anchor && (
        <Popover
          open
          anchorEl={anchor}
          anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
          onClose={close}
        >
          <div className={styles.menu} role="menu" aria-label="Export">
            <button
              type="button"
              role="menuitem"
              onClick={() => save('slos.csv', () => api.getBoardCsv(query))}
            >
              CSV, for a spreadsheet
            </button>
            <button
              type="button"
              role="menuitem"
              onClick={() => save('slos.json', json)}
            >
              JSON, with every number
            </button>
          </div>
        </Popover>
      )}
    </>
  );
};
