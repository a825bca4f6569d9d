import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { companyPath } from '../company/companyPath';
import { storySchema, type Story } from './Story';

/**
 * Reads what happened to the company's services.
 *
 * @throws Error when the file contradicts itself
 */
export async function loadStory(): Promise<Story> {
  const text = await readFile(companyPath('promises.yaml'), 'utf8');
  const story = storySchema.parse(parse(text));
  const events = new Map(story.events.map(event => [event.id, event]));
  for (const { entity, slo, during } of story.promises) {
    for (const { event, lasts } of during) {
      const found = events.get(event);
      if (found?.entity !== entity || !(lasts ?? found.lasts)) {
        throw new Error(
          `promises.yaml: '${entity}' ${slo} names the event '${event}', which it doesn't have, or which has no length`,
        );
      }
    }
  }
  for (const { event, name } of story.alerts) {
    if (!events.has(event)) {
      throw new Error(`promises.yaml: ${name} names no event '${event}'`);
    }
  }
  return story;
}
