import { Entity } from '@backstage/catalog-model';

/** The label or annotation that holds how much depends on a service. */
export const TIER_KEY = 'causeway.dev/tier';

/** The tier of a service as text ("tier 1"), or undefined where none is set. */
export function entityTier(entity: Entity): string | undefined {
  const { labels, annotations } = entity.metadata;
  const value = (labels?.[TIER_KEY] ?? annotations?.[TIER_KEY])?.trim();
  if (!value) {
    return undefined;
  }
  return /^tier\b/i.test(value) ? value : `tier ${value}`;
}
