import type { Entity } from '@backstage/catalog-model';
import { safeUrl } from './safeUrl';

/** Where people find an entity's source, if anywhere. */
export function sourceUrl(entity: Entity): string | undefined {
  const location =
    entity.metadata.annotations?.['backstage.io/source-location'];
  return safeUrl(location?.replace(/^url:/, ''));
}
