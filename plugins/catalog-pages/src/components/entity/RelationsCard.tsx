import {
  RELATION_OWNER_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
import { useContext, useState } from 'react';
import { Link } from 'react-router-dom';
import { RelatedEntity } from '../../hooks/useRelatedEntities';
import { kindName } from '../../lib/kinds';
import { refKind, specText } from '../../lib/refs';
import { RelationGroup, relationGroups } from '../../lib/relationGroups';
import { KindIcon } from '../ui/KindIcon';
import styles from './entity.module.css';
import { RelatedContext } from './RelatedContext';
import { RelatedLink } from './RelatedLink';

/** Rows of a group before "show all". */
const SHOWN_AT_FIRST = 10;

function noteOf(ref: string, related: RelatedEntity): string {
  if (related.state === 'missing') {
    return 'not in the catalog';
  }
  const type =
    related.state === 'found' ? specText(related.entity, 'type') : undefined;
  return type ?? kindName(refKind(ref)).singular;
}

const Group = (props: { group: RelationGroup }) => {
  const { id, title, refs } = props.group;
  const { entity } = useEntity();
  const related = useContext(RelatedContext);
  const catalogRoute = useRouteRef(catalogPlugin.routes.catalogIndex);
  const [all, setAll] = useState(false);
  const shown = all ? refs : refs.slice(0, SHOWN_AT_FIRST);
  const headingId = `relation-${id}`;
  const search = new URLSearchParams({
    view: 'all',
    owner: stringifyEntityRef(entity),
  });
  return (
    <section className={cardStyles.card} aria-labelledby={headingId}>
      <div className={cardStyles.head}>
        <h2 id={headingId} className={cardStyles.title}>
          {title}
        </h2>
        <span className={cardStyles.aside}>
          {id === RELATION_OWNER_OF && catalogRoute ? (
            <Link
              to={`${catalogRoute()}?${search}`}
              className={textStyles.link}
            >
              Open in the catalog
            </Link>
          ) : (
            refs.length
          )}
        </span>
      </div>
      <ul className={styles.list}>
        {shown.map(ref => (
          <li key={ref} className={styles.item}>
            <KindIcon kind={refKind(ref)} />
            <RelatedLink entityRef={ref} className={styles.itemName} />
            <span className={styles.itemNote}>
              {noteOf(ref, related.get(ref))}
            </span>
          </li>
        ))}
      </ul>
      {refs.length > shown.length && (
        <div className={styles.more}>
          <button
            type="button"
            className={textStyles.link}
            onClick={() => setAll(true)}
          >
            {`Show all ${refs.length}`}
          </button>
        </div>
      )}
    </section>
  );
};

/** Everything an entity is related to, a list for each kind of relation. */
export const RelationsCard = () => {
  const { entity } = useEntity();
  const groups = relationGroups(entity);
  return groups.length ? (
    <div className={styles.groups}>
      {groups.map(group => (
        <Group key={group.id} group={group} />
      ))}
    </div>
  ) : null;
};
