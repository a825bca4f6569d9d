import type { Sli } from '@causeway/plugin-slo-common';

/** Where people can ask a Prometheus themselves. */
export interface PrometheusLink {
  name: string;
  url: string;
}

/** An address that a repository wrote, if a browser may be sent there. */
export function safeUrl(text: string | undefined): string | null {
  if (!text || text.length > 2000) {
    return null;
  }
  try {
    const url = new URL(text);
    return ['http:', 'https:'].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** An address that the portal made itself: also a path of its own pages. */
export function portalUrl(text: string | null): string | null {
  return text && /^\/(?![/\\])/.test(text) ? text : safeUrl(text ?? undefined);
}

/** Prometheus with the SLO's error ratio of the last hour filled in. */
export function queryUrl(
  sli: Sli,
  prometheus: PrometheusLink | undefined,
): string | null {
  const base = safeUrl(prometheus?.url);
  if (!base || sli.type === 'external') {
    return null;
  }
  const query =
    sli.type === 'ratio'
      ? sli.errorRatioQuery
      : `(${sli.errorQuery})\n/\n(${sli.totalQuery})`;
  const url = new URL('graph', base.endsWith('/') ? base : `${base}/`);
  url.searchParams.set(
    'g0.expr',
    query.replace(/\{\{\s*\.window\s*\}\}/g, '1h'),
  );
  url.searchParams.set('g0.tab', '0');
  url.searchParams.set('g0.range_input', '1d');
  return url.href;
}
