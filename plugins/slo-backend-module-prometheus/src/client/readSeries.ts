import { UpstreamError } from './UpstreamError';

/** A series of an answer. */
export interface Series {
  labels: Record<string, string>;
  /** Milliseconds and value; values may be NaN or infinite. */
  points: [time: number, value: number][];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

// By hand, not by a schema: a range holds a million of them.
function readPoint(pair: unknown): [number, number] {
  if (!Array.isArray(pair) || typeof pair[0] !== 'number') {
    throw new TypeError('a sample is no pair of time and value');
  }
  // Prometheus writes +Inf, JavaScript Infinity.
  const text = String(pair[1]).replace('Inf', 'Infinity');
  return [Math.round(pair[0] * 1000), Number(text)];
}

function readOne(entry: unknown): Series {
  if (!isObject(entry) || !isObject(entry.metric)) {
    throw new TypeError('a series has no labels');
  }
  const values = entry.values ?? (entry.value ? [entry.value] : []);
  if (!Array.isArray(values)) throw new TypeError('a series has no values');
  return {
    labels: Object.fromEntries(
      Object.entries(entry.metric).map(([label, value]) => [
        label,
        String(value),
      ]),
    ),
    points: values.map(readPoint),
  };
}

/**
 * The series of an answer, of an instant (`vector`) or a range (`matrix`).
 *
 * @throws UpstreamError `access` if it is none
 */
export function readSeries(data: unknown, name: string): Series[] {
  try {
    if (!isObject(data) || !Array.isArray(data.result)) {
      throw new TypeError('there is no result');
    }
    if (data.resultType !== 'vector' && data.resultType !== 'matrix') {
      throw new TypeError(`the result is a ${data.resultType}`);
    }
    return data.result.map(readOne);
  } catch (error) {
    throw new UpstreamError({
      kind: 'access',
      message: `${name} answers, but not as Prometheus does: ${
        error instanceof Error ? error.message : error
      }`,
      fix: `Check url of ${name}, and what stands between it and the portal.`,
    });
  }
}
