import type { KubernetesObject } from '../KubernetesObject';
import { ApiError } from './ApiError';

/** Understands a field selector: `metadata.name=a,status.phase!=Running`. */
export function parseFieldSelector(
  selector: string,
): (object: KubernetesObject) => boolean {
  const requirements = selector
    .split(',')
    .map(part => part.trim())
    .filter(Boolean)
    .map(text => {
      const match = /^([A-Za-z0-9.]+)(==|=|!=)(.*)$/.exec(text);
      if (!match) {
        throw new ApiError(400, 'BadRequest', `invalid selector: '${text}'`);
      }
      const [, path, operator, value] = match;
      return (object: KubernetesObject) =>
        (fieldOf(object, path) === value) === (operator !== '!=');
    });
  return object => requirements.every(holds => holds(object));
}

function fieldOf(object: KubernetesObject, path: string): string {
  const value = path
    .split('.')
    .reduce<unknown>(
      (current, key) =>
        typeof current === 'object' && current !== null && key in current
          ? (current as Record<string, unknown>)[key]
          : undefined,
      object,
    );
  return value === undefined ? '' : String(value);
}
