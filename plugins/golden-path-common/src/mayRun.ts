import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { RUN_BY_ANNOTATION } from './annotations';

/**
 * Who may run a template, as full entity references; `undefined` when the template doesn't limit it.
 *
 * A list that is there but can't be read lets nobody in: better a template that nobody can run than one that everybody
 * can by a typing mistake.
 *
 * @public
 */
export function runnersOf(
  template: Pick<Entity, 'metadata'>,
): string[] | undefined {
  const annotation = template.metadata.annotations?.[RUN_BY_ANNOTATION];
  if (annotation === undefined) {
    return undefined;
  }
  return annotation
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
    .flatMap(part => {
      try {
        return [
          stringifyEntityRef(parseEntityRef(part, { defaultKind: 'Group' })),
        ];
      } catch {
        return [];
      }
    });
}

/**
 * Whether somebody may run a template. `userRefs` is everything the person is: the own user entity and all groups that
 * it belongs to, nested ones included.
 *
 * @public
 */
export function mayRun(
  template: Pick<Entity, 'metadata'>,
  userRefs: readonly string[],
): boolean {
  const runners = runnersOf(template);
  if (!runners) {
    return true;
  }
  const own = new Set(userRefs.map(ref => ref.toLocaleLowerCase('en-US')));
  return runners.some(runner => own.has(runner));
}
