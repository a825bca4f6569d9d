import { RiAddLine, RiGitRepositoryLine } from '@remixicon/react';
import { Card } from './Card';
import styles from './Home.module.css';
import { LinkRow } from './LinkRow';

/** The two ways to get a service into the portal. */
export function StartCard() {
  return (
    <Card title="Start">
      <ul className={styles.list}>
        <LinkRow
          to="/create"
          icon={<RiAddLine size={16} />}
          title="Create from a golden path"
          detail="Code, infrastructure, delivery, SLOs, runbook"
        />
        <LinkRow
          to="/catalog-import"
          icon={<RiGitRepositoryLine size={16} />}
          title="Bring a repository"
          detail="Register a service that you have"
        />
      </ul>
    </Card>
  );
}
