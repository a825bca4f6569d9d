import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
import { DiffView } from '../diff/DiffView';
import { Markdown } from '../markdown/Markdown';
import { CommitRows } from '../repository/CommitRows';
import ui from '../ui/ui.module.css';
import { CommentForm } from './CommentForm';
import { MergeCard, type MergeCardProps } from './MergeCard';
import { Timeline } from './Timeline';

/** A proposal: the decision first, then why, what happened, and every changed line. */
export const ProposalBody = (props: MergeCardProps) => {
  const { repository, proposal, onChanged } = props;
  const { description, commits, diff, timeline, base, viewer } = proposal;
  return (
    <div className={ui.stack}>
      <MergeCard {...props} />
      <div className={ui.columns}>
        <div className={ui.stack}>
          <section className={cardStyles.card} aria-label="Description">
            <div className={cardStyles.body}>
              {description.trim() ? (
                <Markdown
                  text={description}
                  context={{ repository, ref: base, folder: '' }}
                />
              ) : (
                <span className={textStyles.quiet}>No description.</span>
              )}
            </div>
          </section>
          <section className={cardStyles.card} aria-label="Conversation">
            <div className={cardStyles.head}>
              <h2 className={cardStyles.title}>Conversation</h2>
            </div>
            <Timeline
              repository={repository}
              gitRef={base}
              entries={timeline}
            />
            {viewer.canComment && (
              <CommentForm
                repository={repository}
                number={proposal.number}
                onCommented={onChanged}
              />
            )}
          </section>
        </div>
        <section className={cardStyles.card} aria-label="Commits">
          <div className={cardStyles.head}>
            <h2 className={cardStyles.title}>Commits</h2>
            <span className={cardStyles.aside}>{commits.length}</span>
          </div>
          <CommitRows repository={repository} commits={commits} />
        </section>
      </div>
      <DiffView
        diff={diff}
        repository={repository}
        headCommit={commits[0]?.id}
      />
    </div>
  );
};
