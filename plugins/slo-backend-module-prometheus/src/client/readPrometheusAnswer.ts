import { z } from 'zod';
import type { ServerSettings } from '../config';
import { refuseAccess } from './refuseAccess';
import type { UpstreamAnswer } from './UpstreamClient';
import { UpstreamError } from './UpstreamError';

const answerSchema = z.object({
  status: z.enum(['success', 'error']),
  data: z.unknown().optional(),
  errorType: z.string().nullish(),
  error: z.string().nullish(),
  warnings: z.array(z.string()).nullish(),
  /** VictoriaMetrics: a node was missing. */
  isPartial: z.boolean().nullish(),
});

type Envelope = z.infer<typeof answerSchema>;

/** As Prometheus, Thanos, Mimir and VictoriaMetrics word it when a query asks for more than they allow. */
const TOO_MUCH =
  /too (many|long|large|big|much)|exceed|limit|maximum resolution|max-|timed? ?out|out of memory|resource exhausted/i;

/** About the query and not about missing data: the answer is whole. */
const ABOUT_THE_QUERY = /^PromQL (info|warning):/;

/** Except that these leave samples out. */
const LEAVES_OUT = /mix of|mixed|ignored|dropped|truncated/i;

function parse(text: string): Envelope | undefined {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function refuseParts(
  { warnings, isPartial }: Envelope,
  { name }: ServerSettings,
) {
  const said = warnings ?? [];
  const missing = said.filter(text => !ABOUT_THE_QUERY.test(text));
  if (isPartial || missing.length > 0) {
    throw new UpstreamError({
      kind: 'partial',
      message: `${name} has only a part of the data: ${
        missing.join('; ').slice(0, 500) || 'the answer is marked as partial'
      }`,
      fix: `See which store, replica or remote storage of ${name} is missing. Nothing is counted until its answers are whole: a part of the events is no budget.`,
    });
  }
  const skipped = said.find(text => LEAVES_OUT.test(text));
  if (skipped) {
    throw new UpstreamError({
      kind: 'query',
      message: `${name} leaves samples out: ${skipped.slice(0, 300)}`,
      fix: 'Ask for counters of one kind only: floats, or native histograms.',
    });
  }
}

function refusal(
  answer: UpstreamAnswer,
  envelope: Envelope | undefined,
  { name }: ServerSettings,
): UpstreamError {
  const { status, text } = answer;
  const said = (envelope?.error ?? text).slice(0, 300);
  const slow = envelope?.errorType === 'timeout' || status === 504;
  if (status === 413 || status === 414 || slow) {
    return new UpstreamError({
      kind: 'too-much',
      slow,
      message: `${name} can't answer that much at once (${status}): ${said}`,
      fix: 'Record what the query adds up, as a rule, and ask for that.',
    });
  }
  if (status === 400 || status === 422) {
    const kind = TOO_MUCH.test(said) ? 'too-much' : 'query';
    return new UpstreamError({
      kind,
      message: `${name} refuses the query (${status}): ${said}`,
      fix:
        kind === 'query'
          ? 'Try the query in Prometheus; put it right in the SLO file.'
          : `Make the query cheaper (narrower conditions, a recording rule), or raise the limits of ${name}.`,
    });
  }
  return new UpstreamError({
    kind: 'unavailable',
    message: `${name} answered ${status}: ${said}`,
    fix: `See the log of ${name}; what is missing is read when it is well again.`,
  });
}

/**
 * What an answer of Prometheus means.
 *
 * @throws UpstreamError for everything but a whole answer
 */
export function readPrometheusAnswer(
  answer: UpstreamAnswer,
  settings: ServerSettings,
): { data: unknown } {
  refuseAccess(answer, settings);
  const envelope = parse(answer.text);
  const fine = answer.status >= 200 && answer.status < 300;
  if (!fine) throw refusal(answer, envelope, settings);
  if (envelope?.status !== 'success') {
    throw new UpstreamError({
      kind: 'access',
      message: `${
        settings.name
      } answers, but not as Prometheus does: ${answer.text.slice(0, 100)}`,
      fix: `url of ${settings.name} is where its API begins, without /api/v1; for Mimir it ends with /prometheus, for VictoriaMetrics' cluster with /select/0/prometheus.`,
    });
  }
  refuseParts(envelope, settings);
  return { data: envelope.data };
}
