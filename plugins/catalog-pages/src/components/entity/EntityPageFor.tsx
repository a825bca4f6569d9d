import { useApi } from '@backstage/core-plugin-api';
import {
  AsyncEntityProvider,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useLoad } from '../../hooks/useLoad';
import { useRelatedEntities } from '../../hooks/useRelatedEntities';
import { ErrorMessage } from '../ui/ErrorMessage';
import ui from '../ui/ui.module.css';
import { EntityHeader } from './EntityHeader';
import { EntityNotFound } from './EntityNotFound';
import type { EntityPageProps } from './EntityPage';
import { EntitySkeleton } from './EntitySkeleton';
import { EntityTabs } from './EntityTabs';
import { RelatedContext } from './RelatedContext';

const InspectDialog = lazy(() =>
  import('./InspectDialog').then(m => ({ default: m.InspectDialog })),
);

/** Which entity, and what plugins contribute. */
export interface EntityPageForProps extends EntityPageProps {
  /** Full ref. */
  entityRef: string;
}

/**
 * The page of one entity. It takes two requests, for the entity and for all
 * that it is related to; tabs ask for their own when they are opened.
 */
export const EntityPageFor = (props: EntityPageForProps) => {
  const { entityRef } = props;
  const catalogApi = useApi(catalogApiRef);
  const [params] = useSearchParams();
  const load = useCallback(
    () => catalogApi.getEntityByRef(entityRef),
    [catalogApi, entityRef],
  );
  const { value: entity, error, loading, retry } = useLoad(load);
  const related = useRelatedEntities(entity);
  const shown = useMemo(() => {
    const forEntity = <
      T extends { filter: EntityPageProps['tabs'][0]['filter'] },
    >(
      all: T[],
    ) => (entity ? all.filter(item => item.filter(entity)) : []);
    return {
      tabs: forEntity(props.tabs),
      strips: forEntity(props.strips),
      actions: forEntity(props.actions),
      menuItems: forEntity(props.menuItems),
    };
  }, [entity, props.tabs, props.strips, props.actions, props.menuItems]);

  const body = () => {
    if (error) {
      return (
        <ErrorMessage
          title="This entry could not be read from the catalog"
          error={error}
          stillWorks="The rest of the portal keeps working."
          onRetry={retry}
        />
      );
    }
    if (entity) {
      return (
        <>
          <EntityHeader entity={entity} {...shown} />
          {shown.strips.map(({ id, element }) => (
            <div key={id}>{element}</div>
          ))}
          <EntityTabs entity={entity} tabs={shown.tabs} />
          {params.has('inspect') && (
            <Suspense fallback={null}>
              <InspectDialog entity={entity} />
            </Suspense>
          )}
        </>
      );
    }
    return loading ? (
      <EntitySkeleton entityRef={entityRef} />
    ) : (
      <EntityNotFound entityRef={entityRef} onRetry={retry} />
    );
  };

  return (
    <AsyncEntityProvider
      entity={entity}
      error={error}
      loading={loading && !entity}
      refresh={retry}
    >
      <RelatedContext.Provider value={related}>
        <main className={ui.page}>{body()}</main>
      </RelatedContext.Provider>
    </AsyncEntityProvider>
  );
};
