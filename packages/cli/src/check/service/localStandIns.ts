import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Render } from '../Render';

const compose = z.object({
  services: z.record(
    z.string(),
    z.object({ environment: z.record(z.string(), z.unknown()).optional() }),
  ),
});

/**
 * The settings that a service's compose file sets to `local`: providers outside that cost money or need a key, for which
 * the service has a stand-in of its own.
 */
export function localStandIns(render: Render): Record<string, string> {
  const text = render.texts.get('compose.yaml');
  const { data } = compose.safeParse(
    text && parseDocument(text, { merge: true }).toJS(),
  );
  return Object.fromEntries(
    Object.values(data?.services ?? {}).flatMap(({ environment = {} }) =>
      Object.keys(environment)
        .filter(key => environment[key] === 'local')
        .map(key => [key, 'local']),
    ),
  );
}
