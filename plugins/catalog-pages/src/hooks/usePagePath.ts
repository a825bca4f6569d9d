import {
  appTreeApiRef,
  coreExtensionData,
  useApi,
} from '@backstage/frontend-plugin-api';
import { useMemo } from 'react';

/**
 * The path of a page that another plugin may or may not have installed.
 *
 * @param extensionId - such as `page:catalog-graph`
 * @returns undefined where the app has no such page, or it is switched off
 */
export function usePagePath(extensionId: string): string | undefined {
  const appTreeApi = useApi(appTreeApiRef);
  return useMemo(
    () =>
      appTreeApi
        .getTree()
        .tree.nodes.get(extensionId)
        ?.instance?.getData(coreExtensionData.routePath),
    [appTreeApi, extensionId],
  );
}
