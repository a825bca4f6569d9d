import { ExtensionBoundary } from '@backstage/frontend-plugin-api';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { EntityMenuItem } from './types';

/** What the menu offers, and where it opens. */
export interface EntityMenuProps {
  items: EntityMenuItem[];
  /** The button it belongs to; null while it is closed. */
  anchor: HTMLElement | null;
  onClose(): void;
}

interface EntryProps {
  item: EntityMenuItem;
  onDone(): void;
  /** Set by the menu on the entry that gets the focus. */
  autoFocus?: boolean;
  tabIndex?: number;
}

const EntryContent = (props: EntryProps) => {
  const { icon, useProps } = props.item.data;
  const { title, disabled, onClick, ...link } = useProps();
  return (
    <MenuItem
      autoFocus={props.autoFocus} // eslint-disable-line jsx-a11y/no-autofocus -- MUI's menu hands it down
      tabIndex={props.tabIndex}
      disabled={disabled}
      {...('href' in link && { component: 'a', href: link.href })}
      onClick={() => {
        props.onDone();
        // What goes wrong is the entry's own to report.
        Promise.resolve(onClick?.()).catch(() => {});
      }}
    >
      <ListItemIcon>{icon}</ListItemIcon>
      {title}
    </MenuItem>
  );
};

const Entry = (props: EntryProps) => (
  <ExtensionBoundary node={props.item.node} errorPresentation="error-api">
    <EntryContent {...props} />
  </ExtensionBoundary>
);

/**
 * The menu of rarer actions. Entries may ask for permissions, so they exist
 * only once the menu was opened, and stay, so that they can finish.
 */
export const EntityMenu = (props: EntityMenuProps) => (
  <Menu
    open={Boolean(props.anchor)}
    anchorEl={props.anchor}
    onClose={props.onClose}
    keepMounted
  >
    {props.items.map(item => (
      <Entry key={item.id} item={item} onDone={props.onClose} />
    ))}
  </Menu>
);
