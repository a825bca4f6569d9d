import { parseSloFiles } from '@causeway/plugin-slo-common';
import type { StoredSlo } from '@causeway/plugin-slo-node';

/** The SLOs of a file, as the backend would hand them to a source. */
export function storedSlosOf(content: string): StoredSlo[] {
  const { slos } = parseSloFiles([{ file: 'slos.yaml', content }]);
  return slos.map(({ slo }) => ({
    ...slo,
    entityRef: `component:default/${slo.service}`,
    findings: [],
    quarantined: null,
    annotations: {},
    url: null,
  }));
}
