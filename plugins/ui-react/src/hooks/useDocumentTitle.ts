import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { useEffect } from 'react';

/**
 * Names the browser's tab after the page.
 *
 * @param parts - from the most to the least specific; empty ones are left out
 */
export function useDocumentTitle(...parts: (string | undefined)[]): void {
  const appTitle = useApi(configApiRef).getOptionalString('app.title');
  const title = [...parts, appTitle].filter(Boolean).join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
