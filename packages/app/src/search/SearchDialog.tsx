import { RiSearchLine } from '@remixicon/react';
import {
  KeyboardEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router-dom';
import { NavEntry } from '../nav/arrange';
import { usePerson } from '../nav/usePerson';
import { Dialog } from '../shell/Dialog';
import { readVisits } from '../visits/visits';
import styles from './SearchDialog.module.css';
import { useSearch } from './useSearch';

const RECENT = 5;

interface Option {
  href: string;
  title: string;
  kind: string;
}

function nameOfKind(kind: string): string {
  const lower = kind.toLocaleLowerCase('en');
  return lower === 'component' ? 'service' : lower;
}

/**
 * Search over everything, and over the pages of the portal. Before anything is
 * typed it offers what the person looked at last.
 */
export function SearchDialog(props: {
  entries: NavEntry[];
  onClose: () => void;
}) {
  const { entries, onClose } = props;
  const [term, setTerm] = useState('');
  const [active, setActive] = useState(0);
  const { hits, busy, failed } = useSearch(term);
  const person = usePerson();
  const navigate = useNavigate();
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);

  const options = useMemo<Option[]>(() => {
    const wanted = term.trim().toLocaleLowerCase('en');
    const pages = entries
      .filter(({ title }) => title.toLocaleLowerCase('en').includes(wanted))
      .map(({ href, title }) => ({ href, title, kind: 'page' }));
    if (!wanted) {
      const recent = person ? readVisits(person.ref).slice(0, RECENT) : [];
      return [
        ...recent.map(({ path, name, kind }) => ({
          href: path,
          title: name,
          kind: nameOfKind(kind),
        })),
        ...pages,
      ];
    }
    const found = hits.map(({ href, title, kind }) => ({
      href,
      title,
      kind: nameOfKind(kind),
    }));
    return [...found, ...pages];
  }, [entries, hits, person, term]);

  useEffect(() => setActive(0), [term, hits]);
  useEffect(() => {
    list.current
      ?.querySelector('[aria-selected=true]')
      ?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);

  const go = (option: Option | undefined) => {
    if (option) {
      onClose();
      navigate(option.href);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const last = options.length - 1;
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      setActive(at => (at >= last ? 0 : at + 1));
    } else if (event.key === 'ArrowUp') {
      event.preventDefault();
      setActive(at => (at <= 0 ? Math.max(last, 0) : at - 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(options[active]);
    }
  };

  const nothing = term.trim() && !busy && !failed && options.length === 0;
  return (
    <Dialog label="Search" onClose={onClose}>
      <div className={styles.field}>
        <RiSearchLine size={18} aria-hidden />
        <input
          // The dialog was opened to type here.
          // eslint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          type="text"
          role="combobox"
          aria-label="Search services, APIs, teams and pages"
          aria-expanded={options.length > 0}
          aria-controls={listId}
          aria-activedescendant={
            options.length > 0 ? `${listId}-${active}` : undefined
          }
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder="Search services, APIs, teams and pages"
          value={term}
          onChange={event => setTerm(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </div>
      {failed && (
        <p role="alert" className={styles.note}>
          Search can't be reached: {failed} Pages can still be opened.
        </p>
      )}
      {nothing && (
        <p role="status" className={styles.note}>
          Nothing found for "{term.trim()}". Names, titles, descriptions, owners
          and tags are searched; a new service is found within some minutes.
        </p>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label="Results"
        aria-busy={busy}
        className={styles.list}
      >
        {options.map((option, index) => (
          // The keyboard works from the field above, which keeps the focus.
          // eslint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={`${option.kind}:${option.href}`}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.option}
            onMouseMove={() => setActive(index)}
            onClick={() => go(option)}
          >
            <span className={styles.title}>{option.title}</span>
            <span className={styles.kind}>{option.kind}</span>
          </div>
        ))}
      </div>
    </Dialog>
  );
}
