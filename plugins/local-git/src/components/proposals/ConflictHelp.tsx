import type { ProposalDetails } from '@causeway/plugin-local-git-common';
import { textStyles } from '@causeway/plugin-ui-react';
import { Commands } from '../ui/Commands';
import styles from './proposals.module.css';

/** Which files are in the way of a merge, and how to settle it. */
export const ConflictHelp = (props: { proposal: ProposalDetails }) => {
  const { head, base, mergeability } = props.proposal;
  return (
    <>
      <ul className={styles.paths}>
        {mergeability.conflictingPaths.map(path => (
          <li key={path}>
            <code className={textStyles.mono}>{path}</code>
          </li>
        ))}
      </ul>
      <p>
        Merge {base} into {head}, settle those files and push; this page
        follows.
      </p>
      <Commands
        what="commands that settle the conflicts"
        text={`git fetch origin\ngit switch ${head}\ngit merge origin/${base}\n# settle the files, then\ngit commit -a\ngit push origin ${head}`}
      />
    </>
  );
};
