import type {
  DiffHunk,
  DiffLine,
  FileDiff,
} from '@causeway/plugin-local-git-common';
import { plural, textStyles } from '@causeway/plugin-ui-react';
import { Fragment, memo } from 'react';
import { skippedBefore } from '../../lib/diff';
import styles from './diff.module.css';

const SIGNS: Record<DiffLine['type'], string> = {
  context: '',
  added: '+',
  removed: '−',
};

const Line = ({ line }: { line: DiffLine }) => (
  <tr className={styles[line.type]}>
    <td className={styles.number}>{line.oldLine}</td>
    <td className={styles.number}>{line.newLine}</td>
    <td className={styles.sign}>{SIGNS[line.type]}</td>
    <td className={styles.text}>
      {line.text || '\u00a0'}
      {line.noNewline && (
        <span className={styles.note}> no line break at the end</span>
      )}
    </td>
  </tr>
);

const HunkHead = (props: { hunk: DiffHunk; previous?: DiffHunk }) => {
  const skipped = skippedBefore(props.hunk, props.previous);
  if (!skipped) return null;
  return (
    <tr className={styles.gap}>
      <td colSpan={4}>
        {plural(skipped, 'unchanged line')}
        {props.hunk.heading && ` · ${props.hunk.heading}`}
      </td>
    </tr>
  );
};

/** The changed lines of a file with their surroundings. Signs tell what was added and removed, colour only helps. */
export const DiffTable = memo(({ file }: { file: FileDiff }) => (
  <div
    className={styles.scroll}
    role="region"
    // A region that scrolls must be reached by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    tabIndex={0}
    aria-label={`Changes in ${file.path}`}
  >
    <table className={styles.table}>
      <thead className={textStyles.hidden}>
        <tr>
          <th scope="col">Old line</th>
          <th scope="col">New line</th>
          <th scope="col">Change</th>
          <th scope="col">Text</th>
        </tr>
      </thead>
      <tbody>
        {file.hunks.map((hunk, index) => (
          <Fragment key={`${hunk.oldStart}:${hunk.newStart}`}>
            <HunkHead hunk={hunk} previous={file.hunks[index - 1]} />
            {hunk.lines.map((line, at) => (
              <Line key={at} line={line} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  </div>
));
