import { parseEntityRef } from '@backstage/catalog-model';
import type { SloSummary } from '@causeway/plugin-slo-common';
import type { SloDocument } from './SloDocument';

/** What is found of an SLO. Nothing in it changes from minute to minute: whether it holds is for its page to say. */
export function toDocument(row: SloSummary): SloDocument {
  const { kind, namespace, name } = parseEntityRef(row.entityRef);
  const path = [namespace, kind, name].map(encodeURIComponent).join('/');
  const objective = Number((row.objective * 100).toPrecision(10));
  return {
    title: `${row.entityTitle}: ${row.name}`,
    text: [
      row.description,
      `SLO of ${row.service}, ${objective} % promised`,
      row.ownerTitle,
      row.systemTitle,
    ]
      .filter(Boolean)
      .join('. '),
    location: `/catalog/${path}/slos?${new URLSearchParams({
      slo: row.name,
    })}`,
    entityRef: row.entityRef,
    slo: row.name,
    owner: row.owner ?? '',
    system: row.system ?? '',
    authorization: { resourceRef: row.entityRef },
  };
}
