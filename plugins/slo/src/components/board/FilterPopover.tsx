import {
  fieldStyles,
  filterStyles,
  joinClasses,
} from '@causeway/plugin-ui-react';
import Popover from '@mui/material/Popover';
import { useId, useState } from 'react';
import { formatNumber } from '../../lib/formatNumber';
import type { FilterMenuProps } from './FilterMenu';

/** Props of {@link FilterPopover}. */
export interface FilterPopoverProps extends FilterMenuProps {
  anchor: HTMLElement;
  onClose(): void;
}

/** With fewer values than this there is nothing to search for. */
const SEARCH_FROM = 9;
/** No one scrolls through more; searching finds the rest. */
const MOST_SHOWN = 100;

/** The values of a filter with how many SLOs have them, to tick. */
export const FilterPopover = (props: FilterPopoverProps) => {
  const { label, selected, values, anchor, onClose, onChange } = props;
  const [term, setTerm] = useState('');
  const titleId = useId();
  const known = new Set(values.map(({ value }) => value));
  const gone = selected
    .filter(value => !known.has(value))
    .map(value => ({ value, title: value, count: 0 }));
  const wanted = term.trim().toLocaleLowerCase('en-US');
  const matching = [...gone, ...values].filter(({ title, value }) =>
    `${title}\n${value}`.toLocaleLowerCase('en-US').includes(wanted),
  );
  const toggle = (value: string) =>
    onChange(
      selected.includes(value)
        ? selected.filter(other => other !== value)
        : [...selected, value],
    );
  return (
    <Popover
      open
      anchorEl={anchor}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      onClose={onClose}
      slotProps={{ paper: { role: 'dialog', 'aria-label': label } }}
    >
      <div className={filterStyles.popover}>
        {values.length >= SEARCH_FROM && (
          <div className={joinClasses(fieldStyles.box, filterStyles.find)}>
            <input
              id={titleId}
              value={term}
              placeholder={`Find in ${values.length}`}
              aria-label={`Find a value of ${label}`}
              onChange={event => setTerm(event.target.value)}
            />
          </div>
        )}
        <ul className={filterStyles.options}>
          {matching.slice(0, MOST_SHOWN).map(({ value, title, count }) => (
            <li key={value}>
              <label className={filterStyles.option}>
                <input
                  type="checkbox"
                  checked={selected.includes(value)}
                  onChange={() => toggle(value)}
                />
                <span className={filterStyles.optionLabel}>{title}</span>
                <span className={filterStyles.count}>
                  {formatNumber(count)}
                </span>
              </label>
            </li>
          ))}
        </ul>
        {matching.length > MOST_SHOWN && (
          <span className={filterStyles.count}>
            {`${matching.length - MOST_SHOWN} more: type to find them`}
          </span>
        )}
        {!matching.length && (
          <span
            className={filterStyles.count}
          >{`Nothing matches “${term}”`}</span>
        )}
      </div>
    </Popover>
  );
};
