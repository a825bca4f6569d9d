import {
  repositoryPagePath,
  type ProposalDetails,
  type RepositoryRef,
} from '@causeway/plugin-local-git-common';
import { Button, cardStyles, textStyles } from '@causeway/plugin-ui-react';
import {
  RiCheckboxCircleLine,
  RiErrorWarningLine,
  RiQuestionLine,
} from '@remixicon/react';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { verdictOf } from '../../lib/verdict';
import ui from '../ui/ui.module.css';
import { CloseConfirmation } from './CloseConfirmation';
import { ConflictHelp } from './ConflictHelp';
import { MergeConfirmation } from './MergeConfirmation';
import styles from './proposals.module.css';

const ICONS = {
  ok: { Icon: RiCheckboxCircleLine, tone: styles.okIcon },
  bad: { Icon: RiErrorWarningLine, tone: styles.badIcon },
  unk: { Icon: RiQuestionLine, tone: styles.unkIcon },
};

/** Props of {@link MergeCard}. */
export interface MergeCardProps {
  repository: RepositoryRef;
  proposal: ProposalDetails;
  /** Called when the proposal isn't any more what is shown. */
  onChanged(): void;
}

/** Whether the proposal can be merged, why not, and the decision. */
export const MergeCard = (props: MergeCardProps) => {
  const { repository, proposal } = props;
  const { state, mergeability, mergeCommit, viewer } = proposal;
  const [asking, setAsking] = useState<'merge' | 'close'>();
  const { tone, title, text } = verdictOf(proposal);
  const { Icon, tone: iconTone } = ICONS[tone];
  const open = state === 'open';
  const done = () => setAsking(undefined);

  return (
    <section className={cardStyles.card} aria-label="Decision">
      <div className={styles.verdict}>
        <Icon size={18} className={iconTone} aria-hidden />
        <div className={ui.grow}>
          <h2 className={cardStyles.title}>{title}</h2>
          <div>{text}</div>
          {mergeCommit && (
            <div>
              Commit{' '}
              <Link
                className={`${textStyles.inline} ${textStyles.mono}`}
                to={repositoryPagePath(repository, {
                  page: 'commit',
                  id: mergeCommit,
                })}
              >
                {mergeCommit.slice(0, 7)}
              </Link>
            </div>
          )}
          {open && mergeability.state === 'conflicts' && (
            <ConflictHelp proposal={proposal} />
          )}
          {open && !viewer.canMerge && (
            <div className={textStyles.quiet}>
              An owner of the repository decides over it.
            </div>
          )}
        </div>
        {open && (
          <div className={ui.actions}>
            {viewer.canClose && (
              <Button
                aria-expanded={asking === 'close'}
                onClick={() => setAsking('close')}
              >
                Close
              </Button>
            )}
            {viewer.canMerge && (
              <Button
                tone="primary"
                disabled={mergeability.state !== 'clean'}
                aria-expanded={asking === 'merge'}
                onClick={() => setAsking('merge')}
              >
                Merge
              </Button>
            )}
          </div>
        )}
      </div>
      {open && asking === 'merge' && (
        <MergeConfirmation {...props} onDone={done} />
      )}
      {open && asking === 'close' && (
        <CloseConfirmation {...props} onDone={done} />
      )}
    </section>
  );
};
