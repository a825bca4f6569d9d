import { RiSearchLine } from '@remixicon/react';
import { useEffect, useRef, useState } from 'react';
import { joinClasses } from '../lib/joinClasses';
import fieldStyles from '../styles/field.module.css';
import styles from './SearchField.module.css';

/** Props of {@link SearchField}. */
export interface SearchFieldProps {
  /** The text that is searched for now. */
  value: string;
  label: string;
  /** How much room it takes where it stands. */
  className?: string;
  /** Called a moment after the last key. */
  onChange(text: string): void;
  /** Called when the reader moves on from the field into the list. */
  onLeaveDown(): void;
}

const PAUSE_MS = 250;

/** Narrows the list while typing; the arrow down key goes on into the list. */
export const SearchField = (props: SearchFieldProps) => {
  const { value, onChange } = props;
  const [text, setText] = useState(value);
  const sent = useRef(value);

  // The address changed by other means: back button, "clear filters".
  useEffect(() => {
    if (value !== sent.current) {
      sent.current = value;
      setText(value);
    }
  }, [value]);

  useEffect(() => {
    if (text === sent.current) {
      return undefined;
    }
    const timer = setTimeout(() => {
      sent.current = text;
      onChange(text);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, onChange]);

  return (
    <label
      className={joinClasses(fieldStyles.box, styles.search, props.className)}
    >
      <RiSearchLine size={16} aria-hidden />
      <input
        type="search"
        value={text}
        maxLength={200}
        placeholder={props.label}
        aria-label={props.label}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') {
            event.preventDefault();
            props.onLeaveDown();
          }
        }}
      />
    </label>
  );
};
