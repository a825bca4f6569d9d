import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeApi } from '../scripts/describe-api.ts';

test('openapi.json is up to date: if not, run `make openapi` and commit it', async () => {
  const described: unknown = JSON.parse(readFileSync('openapi.json', 'utf8'));

  expect(described).toEqual(JSON.parse(JSON.stringify(await describeApi())));
});
