import {
  RiErrorWarningLine,
  RiGitPullRequestLine,
  RiLoader4Line,
} from '@remixicon/react';
import { Card } from './Card';
import rowStyles from './rows.module.css';
import skeletonStyles from './skeletons.module.css';
import styles from './Home.module.css';
import { LinkRow } from './LinkRow';
import { Need, useNeeds } from './useNeeds';

const ICONS: Record<Need['kind'], JSX.Element> = {
  proposal: <RiGitPullRequestLine size={16} />,
  running: <RiLoader4Line size={16} />,
  failed: <RiErrorWarningLine size={16} className={rowStyles.bad} />,
};

/** What waits for the person, worst first. */
export function NeedsCard() {
  const needs = useNeeds();
  return (
    <Card title="Needs you">
      {needs.state === 'loading' && (
        <div className={skeletonStyles.cardSkeleton} aria-hidden="true" />
      )}
      {needs.state === 'failed' && (
        <p className={styles.note} role="alert">
          What needs you can't be read: {needs.reason}{' '}
          <button type="button" className={styles.inline} onClick={needs.retry}>
            Try again
          </button>
        </p>
      )}
      {needs.state === 'ready' && needs.value.length === 0 && (
        <p className={styles.note}>Nothing at the moment.</p>
      )}
      {needs.state === 'ready' && needs.value.length > 0 && (
        <ul className={rowStyles.list}>
          {[...needs.value]
            .sort(
              (a, b) =>
                Number(b.kind === 'failed') - Number(a.kind === 'failed'),
            )
            .map(({ id, kind, title, detail, href }) => (
              <LinkRow
                key={id}
                to={href}
                icon={ICONS[kind]}
                title={title}
                detail={detail}
              />
            ))}
        </ul>
      )}
    </Card>
  );
}
