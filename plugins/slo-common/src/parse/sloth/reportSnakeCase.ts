import { isFreeForm } from '../renamed';
import type { SpecDocument, SpecPath } from '../SpecDocument';
import { crdSpellings } from './slothSchema';

/** Reports fields of Sloth's Kubernetes resource that are spelled as in `prometheus/v1`: Kubernetes drops them. */
export function reportSnakeCase(document: SpecDocument): void {
  for (const path of pathsOf(document.get(['spec']), ['spec'])) {
    const field = String(path.at(-1));
    const { [field]: spelled } = crdSpellings;
    document.report({
      path,
      what: 'key',
      rule: 'schema',
      severity: 'error',
      message: `${field} is how prometheus/v1 spells it; PrometheusServiceLevel has ${spelled}. Kubernetes refuses or drops the field, so Sloth never sees it.`,
      fix: spelled,
    });
  }
}

/** Where such fields stand. */
function pathsOf(value: unknown, path: SpecPath): SpecPath[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) => [
    ...(Object.hasOwn(crdSpellings, key) ? [[...path, key]] : []),
    ...(isFreeForm(key) ? [] : pathsOf(item, [...path, key])),
  ]);
}
