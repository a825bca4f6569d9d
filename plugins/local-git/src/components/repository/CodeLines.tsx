import { Button, cardStyles, plural } from '@causeway/plugin-ui-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link, useLocation } from 'react-router-dom';
import { lineRange, linesOfText } from '../../lib/lineRange';
import ui from '../ui/ui.module.css';
import styles from './repository.module.css';

/** More rows than these make a page slow; the rest comes when asked for. */
const MAX_LINES = 3_000;

/** A file's text with numbered lines, each with an address (`#L10`). */
export const CodeLines = (props: { path: string; text: string }) => {
  const { path, text } = props;
  const { hash, search } = useLocation();
  const lines = useMemo(() => linesOfText(text), [text]);
  const marked = useMemo(() => lineRange(hash), [hash]);
  const [wanted, setWanted] = useState(false);
  const beyond = marked !== undefined && marked.from > MAX_LINES;
  const shown = wanted || beyond ? lines : lines.slice(0, MAX_LINES);
  const firstMarked = useRef<HTMLTableRowElement>(null);
  const from = marked?.from;

  useEffect(() => {
    const row = firstMarked.current;
    if (!from || !row) return;
    const { top, bottom } = row.getBoundingClientRect();
    // A line that was clicked is in view and must not jump.
    if (top < 0 || bottom > window.innerHeight) {
      row.scrollIntoView({ block: 'center' });
    }
  }, [from]);

  return (
    <>
      <div
        className={styles.code}
        role="region"
        // A region that scrolls must be reached by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={`Text of ${path}`}
      >
        <table role="presentation">
          <tbody>
            {shown.map((line, index) => {
              const number = index + 1;
              const isMarked =
                marked && number >= marked.from && number <= marked.to;
              return (
                <tr
                  key={number}
                  id={`L${number}`}
                  ref={number === from ? firstMarked : undefined}
                  data-marked={isMarked || undefined}
                >
                  <td className={styles.lineNumber}>
                    <Link
                      to={{ search, hash: `#L${number}` }}
                      replace
                      preventScrollReset
                      // Thousands of stops for the Tab key would bar the way to what follows.
                      tabIndex={-1}
                      data-line={number}
                      aria-label={`Line ${number}`}
                    />
                  </td>
                  <td className={styles.lineText}>{line}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {shown.length < lines.length && (
        <div className={`${cardStyles.body} ${ui.actions}`}>
          <Button small onClick={() => setWanted(true)}>
            Show all {plural(lines.length, 'line')}
          </Button>
        </div>
      )}
    </>
  );
};
