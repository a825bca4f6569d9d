import { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import {
  ButtonLink,
  cardStyles,
  StateMessage,
  useDocumentTitle,
} from '@causeway/plugin-ui-react';
import { useMemo } from 'react';
import { Link, matchRoutes, useParams, useRoutes } from 'react-router-dom';
import { entityTitle } from '../../lib/refs';
import { normaliseTabPath } from '../../lib/tabs';
import styles from './entity.module.css';
import { EntityTab } from './types';

/** The tabs that this entity has, in their order. */
export interface EntityTabsProps {
  entity: Entity;
  tabs: EntityTab[];
}

function routePath(tab: EntityTab): string {
  const path = normaliseTabPath(tab.path).slice(1);
  return path && `${path}/*`;
}

/** The row of tabs and the content of the one that the address names. */
export const EntityTabs = (props: EntityTabsProps) => {
  const { entity, tabs } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const base = entityRoute(entityRouteParams(entity, { encodeParams: true }));
  const routes = useMemo(
    () => tabs.map(tab => ({ path: routePath(tab), element: tab.element })),
    [tabs],
  );
  const content = useRoutes(routes);
  const rest = useParams()['*'] ?? '';
  const matched = matchRoutes(routes, `/${rest}`)?.[0].route.path;
  const current = tabs.find(tab => routePath(tab) === matched);
  const isOverview = matched === '';
  useDocumentTitle(
    isOverview ? undefined : current?.title,
    entityTitle(entity),
  );

  return (
    <>
      <nav
        className={styles.tabs}
        aria-label={`Pages of ${entityTitle(entity)}`}
      >
        {tabs.map(tab => (
          <Link
            key={tab.path}
            to={`${base}${normaliseTabPath(tab.path).replace(/^\/$/, '')}`}
            className={styles.tab}
            aria-current={tab === current ? 'page' : undefined}
          >
            {tab.title}
          </Link>
        ))}
      </nav>
      {content ? (
        <div className={styles.content}>{content}</div>
      ) : (
        <div className={cardStyles.card}>
          <StateMessage
            role="status"
            title={`There is no “${rest}” here`}
            actions={<ButtonLink to={base}>Go to the overview</ButtonLink>}
          >
            {`The pages that ${entityTitle(
              entity,
            )} has are in the row above. A page is missing where the plugin is not installed or the entry lacks the annotation that the page needs.`}
          </StateMessage>
        </div>
      )}
    </>
  );
};
