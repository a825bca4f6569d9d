import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { RiAddLine } from '@remixicon/react';
import { Link } from 'react-router-dom';
import { usePagePath } from '../../hooks/usePagePath';
import { joinClasses } from '../../lib/joinClasses';
import ui from '../ui/ui.module.css';

/** The ways to get something into the catalog, as far as the app has them. */
export const CatalogActions = () => {
  const createRoute = useRouteRef(catalogPlugin.externalRoutes.createComponent);
  const registerPath = usePagePath('page:catalog-import');
  return (
    <>
      {registerPath && (
        <Link to={registerPath} className={ui.button}>
          Register existing
        </Link>
      )}
      {createRoute && (
        <Link to={createRoute()} className={joinClasses(ui.button, ui.primary)}>
          <RiAddLine size={16} aria-hidden />
          Create service
        </Link>
      )}
    </>
  );
};
