import {
  fieldStyles,
  filterStyles,
  joinClasses,
  textStyles,
} from '@causeway/plugin-ui-react';
import Popover from '@mui/material/Popover';
import { useId, useState } from 'react';
import { FacetValue } from '../../hooks/useCatalogFacets';
import type { FilterChipProps } from './FilterChip';

/** The filter whose values are open, and where. */
export interface FilterPopoverProps extends FilterChipProps {
  anchor: HTMLElement;
  onClose(): void;
}

/** With fewer values than this there is nothing to search for. */
const SEARCH_FROM = 9;
/** No one scrolls through more; searching finds the rest. */
const MAX_SHOWN = 100;

function optionsOf(props: FilterPopoverProps): FacetValue[] {
  const known = new Set(props.values.map(({ value }) => value));
  const gone = props.selected.filter(value => !known.has(value));
  return [...gone.map(value => ({ value, count: 0 })), ...props.values];
}

/** The values of one filter with how many entities have them, to tick. */
export const FilterPopover = (props: FilterPopoverProps) => {
  const { label, selected, textOf } = props;
  const [term, setTerm] = useState('');
  const titleId = useId();
  const options = optionsOf(props);
  const wanted = term.trim().toLocaleLowerCase('en-US');
  const matching = options.filter(({ value }) =>
    `${textOf(value)}\n${value}`.toLocaleLowerCase('en-US').includes(wanted),
  );
  const toggle = (value: string) =>
    props.onChange(
      selected.includes(value)
        ? selected.filter(other => other !== value)
        : [...selected, value],
    );

  return (
    <Popover
      open
      anchorEl={props.anchor}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      onClose={props.onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-labelledby': titleId } }}
    >
      <div className={filterStyles.popover}>
        <span id={titleId} className={textStyles.hidden}>
          {label}
        </span>
        {options.length >= SEARCH_FROM && (
          <div className={joinClasses(fieldStyles.box, filterStyles.find)}>
            <input
              autoFocus // eslint-disable-line jsx-a11y/no-autofocus -- opened to type here
              value={term}
              placeholder={`Find in ${options.length}`}
              aria-label={`Find a value of ${label}`}
              onChange={event => setTerm(event.target.value)}
            />
          </div>
        )}
        <ul className={filterStyles.options}>
          {matching.slice(0, MAX_SHOWN).map(({ value, count }) => (
            <li key={value}>
              <label className={filterStyles.option}>
                <input
                  type="checkbox"
                  checked={selected.includes(value)}
                  onChange={() => toggle(value)}
                />
                <span className={filterStyles.optionLabel}>
                  {textOf(value)}
                </span>
                <span className={filterStyles.count}>{count}</span>
              </label>
            </li>
          ))}
        </ul>
        {matching.length > MAX_SHOWN && (
          <span className={filterStyles.count}>
            {matching.length - MAX_SHOWN} more: type to find them
          </span>
        )}
        {matching.length === 0 && (
          <span className={filterStyles.count}>No value matches “{term}”</span>
        )}
      </div>
    </Popover>
  );
};
