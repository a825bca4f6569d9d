import type { RefList } from '@causeway/plugin-local-git-common';
import { fieldStyles } from '@causeway/plugin-ui-react';

/** Props of {@link RefPicker}. */
export interface RefPickerProps {
  /** Branch, tag or commit that is shown. */
  current: string;
  /** Absent until they are read. */
  refs?: RefList;
  onPick(ref: string): void;
}

/** Chooses the branch or tag to look at. */
export const RefPicker = (props: RefPickerProps) => {
  const { current, refs, onPick } = props;
  const branches = refs?.branches ?? [];
  const tags = refs?.tags ?? [];
  const known = [...branches, ...tags].some(({ name }) => name === current);
  return (
    <select
      className={fieldStyles.input}
      aria-label="Branch or tag"
      value={current}
      onChange={event => onPick(event.target.value)}
    >
      {!known && (
        <option value={current}>
          {/^[0-9a-f]{40,}$/.test(current)
            ? `commit ${current.slice(0, 7)}`
            : current}
        </option>
      )}
      {branches.length > 0 && (
        <optgroup label="Branches">
          {branches.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
      {tags.length > 0 && (
        <optgroup label="Tags">
          {tags.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
};
