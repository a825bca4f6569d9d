import {
  RiBracesLine,
  RiFileListLine,
  RiGitRepositoryLine,
  RiGroupLine,
  RiServerLine,
  RiShapesLine,
} from '@remixicon/react';
import { useMemo } from 'react';
import { usePerson } from '../nav/usePerson';
import { readVisits } from '../visits/visits';
import { Card } from './Card';
import styles from './rows.module.css';
import { LinkRow } from './LinkRow';

const SHOWN = 6;

const ICONS: Record<string, JSX.Element> = {
  component: <RiServerLine size={16} />,
  api: <RiBracesLine size={16} />,
  repository: <RiGitRepositoryLine size={16} />,
  template: <RiFileListLine size={16} />,
  group: <RiGroupLine size={16} />,
  user: <RiGroupLine size={16} />,
};

/** The services, repositories and templates that the person looked at last. */
export function RecentCard() {
  const person = usePerson();
  const visits = useMemo(
    () => (person ? readVisits(person.ref).slice(0, SHOWN) : []),
    [person],
  );
  if (visits.length === 0) {
    return null;
  }
  return (
    <Card title="Recently visited">
      <ul className={styles.list}>
        {visits.map(({ path, name, kind }) => (
          <LinkRow
            key={path}
            to={path}
            icon={ICONS[kind] ?? <RiShapesLine size={16} />}
            title={name}
            detail={kind === 'component' ? 'service' : kind}
          />
        ))}
      </ul>
    </Card>
  );
}
