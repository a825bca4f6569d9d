import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { filterStyles } from '@causeway/plugin-ui-react';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useCallback } from 'react';
import { useLoad } from '../../hooks/useLoad';
import { capitalise, kindName, KNOWN_KINDS } from '../../lib/kinds';
import { KindIcon } from '../ui/KindIcon';
import styles from './catalog.module.css';

/** The chosen kind, and where the menu opens. */
export interface KindMenuProps {
  kind: string;
  anchor: HTMLElement;
  onChange(kind: string): void;
  onClose(): void;
}

const known: readonly string[] = KNOWN_KINDS;

function place(kind: string): number {
  const index = known.indexOf(kind);
  return index === -1 ? known.length : index;
}

/** The kinds that the catalog has, with how many there are of each. */
export const KindMenu = (props: KindMenuProps) => {
  const catalogApi = useApi(catalogApiRef);
  const load = useCallback(async () => {
    const { facets } = await catalogApi.getEntityFacets({ facets: ['kind'] });
    return (facets.kind ?? []).map(({ value, count }) => ({
      kind: value.toLocaleLowerCase('en-US'),
      count,
    }));
  }, [catalogApi]);
  const { value, error } = useLoad(load);
  // Until (or unless) the catalog answers, the usual kinds can be chosen.
  const kinds: { kind: string; count?: number }[] = error
    ? known.map(kind => ({ kind }))
    : value ?? [{ kind: props.kind }];
  const sorted = [...kinds].sort(
    (a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind),
  );

  return (
    <Menu open anchorEl={props.anchor} onClose={props.onClose}>
      {sorted.map(({ kind, count }) => (
        <MenuItem
          key={kind}
          selected={kind === props.kind}
          onClick={() => {
            props.onClose();
            props.onChange(kind);
          }}
        >
          <span className={styles.kind}>
            <KindIcon kind={kind} />
            <span className={filterStyles.optionLabel}>
              {capitalise(kindName(kind).plural)}
            </span>
            <span className={filterStyles.count}>{count}</span>
          </span>
        </MenuItem>
      ))}
    </Menu>
  );
};
