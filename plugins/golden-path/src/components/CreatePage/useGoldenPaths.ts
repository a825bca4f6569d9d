import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { mayRun } from '@causeway/plugin-golden-path-common';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { TEMPLATE_FACT_FIELDS, templateFacts } from '../../lib/templateFacts';
import type { TemplateFacts } from '../../lib/templateFacts';

/** A golden path and whether the person may run it. */
export interface GoldenPath extends TemplateFacts {
  mayRun: boolean;
}

const MAX_TEMPLATES = 500;

function order(a: GoldenPath, b: GoldenPath): number {
  return Number(b.mayRun) - Number(a.mayRun) || a.title.localeCompare(b.title);
}

/** Reads the golden paths of the catalog in one request. */
export function useGoldenPaths() {
  const catalogApi = useApi(catalogApiRef);
  const identityApi = useApi(identityApiRef);
  return useAsyncRetry(async () => {
    const [identity, { items }] = await Promise.all([
      identityApi.getBackstageIdentity(),
      catalogApi.queryEntities({
        filter: { kind: 'template' },
        fields: TEMPLATE_FACT_FIELDS,
        limit: MAX_TEMPLATES,
      }),
    ]);
    return items
      .map(entity => ({
        ...templateFacts(entity),
        mayRun: mayRun(entity, identity.ownershipEntityRefs),
      }))
      .sort(order);
  }, [catalogApi, identityApi]);
}
