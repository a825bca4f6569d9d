import { Segments } from '@causeway/plugin-ui-react';
import { CatalogView } from '../../lib/catalogUrlState';
import { isOwnedKind, kindName } from '../../lib/kinds';

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
    <Segments
      label="View"
      options={views}
      value={props.view}
      onChange={props.onChange}
    />
  );
};
