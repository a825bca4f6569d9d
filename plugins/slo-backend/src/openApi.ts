import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

let document: Promise<object> | undefined;

/** The OpenAPI document of `/api/slo/v1`, read once. */
export function openApi(): Promise<object> {
  document ??= readFile(
    resolvePackagePath('@causeway/plugin-slo-backend', 'openapi.yaml'),
    'utf8',
  ).then(text => parse(text) as object);
  return document;
}
