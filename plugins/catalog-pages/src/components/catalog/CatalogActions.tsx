import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { ButtonLink } from '@causeway/plugin-ui-react';
import { RiAddLine } from '@remixicon/react';
import { usePagePath } from '../../hooks/usePagePath';

/** The ways to get something into the catalog, as far as the app has them. */
export const CatalogActions = () => {
  const createRoute = useRouteRef(catalogPlugin.externalRoutes.createComponent);
  const registerPath = usePagePath('page:catalog-import');
  return (
    <>
      {registerPath && (
        <ButtonLink to={registerPath}>Register existing</ButtonLink>
      )}
      {createRoute && (
        <ButtonLink to={createRoute()} tone="primary">
          <RiAddLine size={16} aria-hidden />
          Create service
        </ButtonLink>
      )}
    </>
  );
};
