import {
  Entity,
  parseEntityRef,
  RELATION_OWNED_BY,
  RELATION_PART_OF,
} from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { Link } from 'react-router-dom';
import pageStyles from './Home.module.css';
import styles from './ServicesTable.module.css';

function related(entity: Entity, type: string, kind?: string): string[] {
  return (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(relation => relation.targetRef)
    .filter(ref => !kind || parseEntityRef(ref).kind === kind);
}

/** An entity by its title, which the presentation API asks for in batches; by its name until then. */
function Title(props: { entityRef: string }) {
  return <>{useEntityPresentation(props.entityRef).primaryTitle}</>;
}

function Titles(props: { refs: string[] }) {
  if (props.refs.length === 0) {
    return <>–</>;
  }
  return (
    <>
      {props.refs.map((ref, index) => (
        <Fragment key={ref}>
          {index > 0 && ', '}
          <Title entityRef={ref} />
        </Fragment>
      ))}
    </>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The person's services, one a row. */
export function ServicesTable(props: { services: Entity[] }) {
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <div className={pageStyles.tableBox}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Service</th>
            <th scope="col">System</th>
            <th scope="col">Owner</th>
            <th scope="col">Type</th>
            <th scope="col">Lifecycle</th>
          </tr>
        </thead>
        <tbody>
          {props.services.map(entity => {
            const { name, title, description } = entity.metadata;
            return (
              <tr key={`${entity.metadata.namespace}/${name}`}>
                <th scope="row" className={styles.name}>
                  <Link
                    to={entityRoute(
                      entityRouteParams(entity, { encodeParams: true }),
                    )}
                  >
                    {title ?? name}
                  </Link>
                  {description && (
                    <span className={styles.sub} title={description}>
                      {description}
                    </span>
                  )}
                </th>
                <td>
                  <Titles refs={related(entity, RELATION_PART_OF, 'system')} />
                </td>
                <td>
                  <Titles refs={related(entity, RELATION_OWNED_BY)} />
                </td>
                <td>{textOf(entity.spec?.type) || '–'}</td>
                <td>{textOf(entity.spec?.lifecycle) || '–'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
