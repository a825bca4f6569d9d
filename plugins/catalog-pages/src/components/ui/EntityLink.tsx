import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { ReactNode } from 'react';
import { Link } from 'react-router-dom';

/** A link to an entity's page. */
export interface EntityLinkProps {
  /** Full ref, such as `component:default/rag-api`. */
  entityRef: string;
  className?: string;
  /** The entity's title. */
  children: ReactNode;
}

/** Links to an entity's page; the ref is in the tooltip. */
export const EntityLink = (props: EntityLinkProps) => {
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <Link
      to={entityRoute(
        entityRouteParams(props.entityRef, { encodeParams: true }),
      )}
      className={props.className}
      title={props.entityRef}
    >
      {props.children}
    </Link>
  );
};
