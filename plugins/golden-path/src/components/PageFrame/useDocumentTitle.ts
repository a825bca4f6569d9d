import { useEffect } from 'react';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

/** Names the browser's tab after the page. */
export function useDocumentTitle(title: string): void {
  const portal = useApi(configApiRef).getOptionalString('app.title');
  useEffect(() => {
    document.title = portal ? `${title} | ${portal}` : title;
  }, [title, portal]);
}
