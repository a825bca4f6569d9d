import { RiAddLine, RiGitRepositoryLine } from '@remixicon/react';
import { Card } from './Card';
import styles from './rows.module.css';
import { LinkRow } from './LinkRow';
import { MayStart } from './useMayStart';

/**
 * The two ways to get a service into the portal. Who may do neither can still
 * read what a golden path makes.
 */
export function StartCard(props: { may: MayStart }) {
  const { create, register } = props.may;
  return (
    <Card title="Start">
      <ul className={styles.list}>
        <LinkRow
          to="/create"
          icon={<RiAddLine size={16} />}
          title={create ? 'Create from a golden path' : 'See the golden paths'}
          detail="Code, infrastructure, delivery, SLOs, runbook"
        />
        {register && (
          <LinkRow
            to="/catalog-import"
            icon={<RiGitRepositoryLine size={16} />}
            title="Bring a repository"
            detail="Register a service that you have"
          />
        )}
      </ul>
    </Card>
  );
}
