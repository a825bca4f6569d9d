import { z } from 'zod';
import type { ParsedSlo } from '../ParsedSlo';
import { checkShape } from '../checkShape';
import type { FormatReader } from '../FormatReader';
import { renamed } from '../renamed';
import { reportName } from '../reportName';
import type { SpecDocument, SpecPath } from '../SpecDocument';
import { readSlothSlo } from './readSlothSlo';
import { reportSnakeCase } from './reportSnakeCase';
import { crdSpellings, slothFileSchema, slothKeys } from './slothSchema';

function readSlos(
  document: SpecDocument,
  path: SpecPath,
  format: 'sloth' | 'sloth-crd',
): ParsedSlo[] {
  const spec = checkShape({
    document,
    path,
    schema: slothFileSchema,
    knownKeys: slothKeys,
  });
  if (!spec) return [];
  reportName({
    document,
    path: [...path, 'service'],
    what: 'service',
    name: spec.service,
  });
  return spec.slos.flatMap(
    (_, index) =>
      readSlothSlo({
        document,
        path: [...path, 'slos', index],
        service: spec.service,
        labels: spec.labels ?? {},
        plugins: spec.slo_plugins,
        format,
      }) ?? [],
  );
}

/** Sloth's own format, `prometheus/v1`. */
export const slothReader: FormatReader = {
  accepts: document => document.get(['version']) === 'prometheus/v1',
  read: document => readSlos(document, [], 'sloth'),
};

const resourceSchema = z.strictObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.record(z.string(), z.unknown()),
  spec: z.record(z.string(), z.unknown()),
  status: z.unknown().optional(),
});

/** Sloth's Kubernetes resource, `PrometheusServiceLevel`. */
export const slothCrdReader: FormatReader = {
  accepts: document =>
    document.get(['apiVersion']) === 'sloth.slok.dev/v1' &&
    document.get(['kind']) === 'PrometheusServiceLevel',
  read(document) {
    if (
      !checkShape({
        document,
        path: [],
        schema: resourceSchema,
        knownKeys: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
      })
    )
      return [];
    const names = new Map(
      Object.entries(crdSpellings).map(([snake, camel]) => [camel, snake]),
    );
    const respelled = document.respelled({
      value: renamed(document.value, names),
      spelling: crdSpellings,
    });
    reportSnakeCase(document);
    const slos = readSlos(respelled, ['spec'], 'sloth-crd');
    document.findings.push(...respelled.findings);
    return slos;
  },
};
