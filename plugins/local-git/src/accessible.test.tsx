import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { fakeLocalGit } from './__testUtils__/fakeLocalGit';
import { renderPages } from './__testUtils__/renderPages';

/** Colours aren't known here; they are looked at in a browser. */
const options = { rules: { 'color-contrast': { enabled: false } } };

it.each([
  ['', 'learning/rag-api'],
  ['/new', 'Make repository'],
  ['/learning/rag-api', 'app.py'],
  ['/learning/rag-api/blob/main/app.py', 'import os'],
  ['/learning/rag-api/commits/main', 'aaaaaaa'],
  ['/learning/rag-api/commit/bbbbbbb', 'ttl: 1800'],
  ['/learning/rag-api/proposals', 'Raise the cache TTL'],
  ['/learning/rag-api/proposals/1', 'ttl: 1800'],
  ['/learning/rag-api/proposals/new?branch=feature%2Fcache', 'ttl: 1800'],
  ['/tokens', 'Make token'],
])('axe finds nothing on %s, which has one title', async (path, text) => {
  const { container } = renderPages(path, fakeLocalGit());
  await screen.findByText(text);
  const { violations } = await axe.run(container, options);
  expect(violations.map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
});
