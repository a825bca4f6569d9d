import type { Entity } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type { ReactElement } from 'react';
import { useLocation } from 'react-router-dom';
import type { SloApi } from '../api/SloApi';
import { sloApiRef } from '../api/sloApiRef';
import { SlosRouter } from '../components/SlosRouter';

/** The service of the fixtures. */
export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'learning-orchestrator',
    namespace: 'default',
    annotations: {
      'backstage.io/source-location':
        'url:http://localhost/repositories/learning/learning-orchestrator/',
    },
  },
  spec: { type: 'service' },
};

const Address = () => {
  const { pathname, search } = useLocation();
  return <output aria-label="Address">{`${pathname}${search}`}</output>;
};

function render(element: ReactElement, path: string, api: SloApi) {
  return renderInTestApp(
    <>
      {element}
      <Address />
    </>,
    {
      mountPath: '/slos/*',
      initialRouteEntries: [path],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      config: { app: { title: 'Causeway', baseUrl: 'http://localhost' } },
      apis: [
        mockApis.permission(),
        [catalogApiRef, catalogApiMock({ entities: [entity] })],
        [sloApiRef, api],
      ] as const,
    },
  );
}

/** Renders the pages below `/slos` at an address, and beside them the address as it is now. */
export function renderSlos(path: string, api: SloApi) {
  return render(<SlosRouter />, `/slos${path}`, api);
}

/** Renders something of the page of a service. */
export function renderForEntity(
  element: ReactElement,
  api: SloApi,
  search: string = '',
) {
  return render(
    <EntityProvider entity={entity}>{element}</EntityProvider>,
    `/slos${search}`,
    api,
  );
}
