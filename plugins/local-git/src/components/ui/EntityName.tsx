import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { textStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';

const SERVICE_PREFIX = 'service:';

const CatalogEntity = (props: { entityRef: string }) => {
  const { entityRef } = props;
  const { primaryTitle } = useEntityPresentation(entityRef);
  const entityRoute = useRouteRef(entityRouteRef);
  return (
    <Link
      to={entityRoute(entityRouteParams(entityRef, { encodeParams: true }))}
      className={textStyles.inline}
      title={entityRef}
    >
      {primaryTitle}
    </Link>
  );
};

/** A person or group with a link to its page; a service, which has none, by its name. */
export const EntityName = (props: { entityRef: string }) => {
  const { entityRef } = props;
  if (entityRef.startsWith(SERVICE_PREFIX)) {
    return (
      <span title="A service of the portal, not a person">
        {entityRef.slice(SERVICE_PREFIX.length)} (service)
      </span>
    );
  }
  return /^[^:/]+:[^:/]+\/[^:/]+$/.test(entityRef) ? (
    <CatalogEntity entityRef={entityRef} />
  ) : (
    <span>{entityRef}</span>
  );
};
