import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { ButtonLink } from '@causeway/plugin-ui-react';
import { RiMore2Line } from '@remixicon/react';
import { Fragment, lazy, Suspense, useState } from 'react';
import { entitySources } from '../../lib/sources';
import { normaliseTabPath } from '../../lib/tabs';
import ui from '../ui/ui.module.css';
import type { EntityHeaderProps } from './EntityHeader';

const EntityMenu = lazy(() =>
  import('./EntityMenu').then(m => ({ default: m.EntityMenu })),
);

const REPOSITORY_TAB = '/repository';

/** The way to the code: our own repository page if there is one, else the host's. */
const RepositoryButton = (props: EntityHeaderProps) => {
  const { entity, tabs } = props;
  const entityRoute = useRouteRef(entityRouteRef);
  const { repository } = entitySources(entity);
  if (tabs.some(tab => normaliseTabPath(tab.path) === REPOSITORY_TAB)) {
    const page = entityRoute(entityRouteParams(entity, { encodeParams: true }));
    return <ButtonLink to={`${page}${REPOSITORY_TAB}`}>Repository</ButtonLink>;
  }
  return repository ? (
    <ButtonLink to={repository} target="_blank" rel="noreferrer">
      Repository
    </ButtonLink>
  ) : null;
};

/** The buttons of the header: repository, what plugins bring, the menu of the rest. */
export const EntityHeaderActions = (props: EntityHeaderProps) => {
  const { entity, actions, menuItems } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wasOpened, setWasOpened] = useState(false);
  const templateRoute = useRouteRef(
    catalogPlugin.externalRoutes.createFromTemplate,
  );
  const { namespace = 'default', name } = entity.metadata;
  return (
    <>
      <RepositoryButton {...props} />
      {actions.map(({ id, element }) => (
        <Fragment key={id}>{element}</Fragment>
      ))}
      {entity.kind.toLocaleLowerCase('en-US') === 'template' &&
        templateRoute && (
          <ButtonLink
            to={templateRoute({ namespace, templateName: name })}
            tone="primary"
          >
            Use this golden path
          </ButtonLink>
        )}
      {menuItems.length > 0 && (
        <button
          type="button"
          className={ui.iconButton}
          aria-label="More actions"
          aria-haspopup="menu"
          aria-expanded={Boolean(anchor)}
          onClick={event => {
            setWasOpened(true);
            setAnchor(event.currentTarget);
          }}
        >
          <RiMore2Line size={18} aria-hidden />
        </button>
      )}
      {wasOpened && (
        <Suspense fallback={null}>
          <EntityMenu
            items={menuItems}
            anchor={anchor}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
};
