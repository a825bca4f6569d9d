import { renderInTestApp } from '@backstage/frontend-test-utils';
import { waitFor } from '@testing-library/react';
import { useDocumentTitle } from './useDocumentTitle';

const Page = () => {
  useDocumentTitle('app.py', undefined, 'learning/rag-api');
  return null;
};

it('names the tab from the most to the least specific, the portal last', async () => {
  renderInTestApp(<Page />, {
    config: { app: { title: 'Causeway', baseUrl: 'http://localhost' } },
  });
  await waitFor(() =>
    expect(document.title).toBe('app.py · learning/rag-api · Causeway'),
  );
});
