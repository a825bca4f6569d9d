import { NavEntry } from '../nav/arrange';
import { Dialog } from '../shell/Dialog';

/** Search over everything. */
export function SearchDialog(props: {
  entries: NavEntry[];
  onClose: () => void;
}) {
  return (
    <Dialog label="Search" onClose={props.onClose}>
      {props.entries.length}
    </Dialog>
  );
}
