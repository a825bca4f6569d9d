import {
  formatDuration,
  type Finding,
  type Slo,
} from '@causeway/plugin-slo-common';

const LONGEST_NAME = 200;

/** SLOs that are kept, and what is to be said of them and of the others. */
export interface UniqueSlos {
  slos: Slo[];
  /** About SLOs that aren't kept. */
  refused: Finding[];
  /** About SLOs that are kept and stand elsewhere in another way. */
  differing: Map<Slo, Finding[]>;
}

/**
 * An SLO is known by its entity and name, whatever service its file names. Of several with one name the first counts.
 *
 * @param slos - those that count first come first: of files, then of clusters
 */
export function uniqueByName(slos: readonly Slo[]): UniqueSlos {
  const kept = new Map<string, Slo>();
  const refused: Finding[] = [];
  const differing = new Map<Slo, Finding[]>();
  for (const slo of slos) {
    const other = kept.get(slo.name);
    if (!/^[^\p{Cc}]*$/u.test(slo.name) || slo.name.length > LONGEST_NAME) {
      refused.push(
        toFinding(slo, 'name-unfit', {
          message: `The name of this SLO has ${slo.name.length} characters, or characters that can't be shown. It isn't measured.`,
          fix: `a name of up to ${LONGEST_NAME} letters, digits, '-', '_' and '.'`,
        }),
      );
    } else if (!other) {
      kept.set(slo.name, slo);
    } else if (other.service !== slo.service) {
      refused.push(
        toFinding(slo, 'duplicate-name', {
          message: `'${slo.name}' of service '${slo.service}' has the same name as the SLO of service '${other.service}' in ${other.source.file}:${other.source.line}. Both belong to this entity, so only that one is measured.`,
          fix: 'another name for one of them',
        }),
      );
    } else if (clusterOf(slo) !== clusterOf(other)) {
      const differences = differencesOf(other, slo);
      if (differences.length > 0) {
        differing.set(other, [
          ...(differing.get(other) ?? []),
          clusterDiffers(other, slo, differences),
        ]);
      }
    }
  }
  return { slos: [...kept.values()], refused, differing };
}

function clusterOf(slo: Slo): string | undefined {
  return slo.source.object?.cluster;
}

function clusterDiffers(kept: Slo, other: Slo, differences: string[]): Finding {
  const there = other.source.object;
  const place = there
    ? `${there.kind} ${there.namespace}/${there.name} in cluster '${there.cluster}'`
    : other.source.file;
  const fix = kept.source.object
    ? 'the same object in both clusters, or another name for one of them'
    : `apply what the file says to the cluster, or remove ${place}`;
  return {
    ...toFinding(kept, 'cluster-differs', {
      message: `${place} has the same id and says otherwise: ${differences.join(
        '; ',
      )}. What ${
        kept.source.object ? 'this cluster' : 'the file'
      } says is measured; alerts that run there follow the other.`,
      fix,
    }),
    severity: 'warning',
    slo: { service: kept.service, name: kept.name },
  };
}

/** In words; nothing where both promise the same of the same events. */
function differencesOf(kept: Slo, other: Slo): string[] {
  const isSame = (a: unknown, b: unknown) =>
    JSON.stringify(a) === JSON.stringify(b);
  const differences: string[] = [];
  if (kept.objective !== other.objective) {
    differences.push(
      `objective ${percent(other.objective)} there, ${percent(
        kept.objective,
      )} here`,
    );
  }
  if (!isSame(windowOf(kept), windowOf(other))) {
    differences.push(`window ${windowOf(other)} there, ${windowOf(kept)} here`);
  }
  if (!isSame(kept.sli, other.sli) || !isSame(kept.grouping, other.grouping)) {
    differences.push('other queries');
  }
  if (!isSame(kept.budgeting, other.budgeting)) {
    differences.push('another budgeting method');
  }
  return differences;
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(9))} %`;
}

function windowOf({ window }: Slo): string {
  if (!window) return 'of the portal';
  return window.type === 'rolling'
    ? formatDuration(window.durationMs)
    : `${window.count} ${window.unit} (${window.timeZone}${
        window.start ? `, from ${window.start}` : ''
      })`;
}

function toFinding(
  slo: Slo,
  rule: string,
  text: Pick<Finding, 'message' | 'fix'>,
): Finding {
  const { file, line, column } = slo.source;
  return { file, line, column, rule, severity: 'error', ...text };
}
