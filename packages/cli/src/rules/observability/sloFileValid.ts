import type { Value } from '../model/Value';
import type { Problem, Rule } from '../Rule';

const KEYS: Record<string, readonly string[]> = {
  '': ['version', 'service', 'labels', 'slos'],
  slo: ['name', 'description', 'objective', 'labels', 'sli', 'alerting'],
  sli: ['raw', 'events', 'plugin'],
  events: ['error_query', 'total_query'],
  raw: ['error_ratio_query'],
  alerting: ['name', 'labels', 'annotations', 'page_alert', 'ticket_alert'],
};

function* unknownKeys(value: Value, part: string): Iterable<Problem> {
  for (const [key, at] of value.entries()) {
    if (!KEYS[part].includes(key)) {
      yield {
        file: at.file,
        line: at.line,
        message: `${key} is no key of a Sloth file (${KEYS[part].join(', ')})`,
      };
    }
  }
}

/** Defects 49 and 50 of the source documents. */
export const sloFileValid: Rule = {
  id: 'slo-file-valid',
  what: "SLO files follow Sloth's specification prometheus/v1, and their queries leave the window open.",
  why: 'Sloth refuses unknown keys and a query with a fixed window; with one, all burn-rate windows would be the same.',
  fix: 'write it as version prometheus/v1 with error_query and total_query that contain [{{.window}}]',
  *check(repository): Iterable<Problem> {
    for (const file of repository.sloFiles) {
      const at = { file: file.file, line: file.line };
      if (!file.is('prometheus/v1', 'version') || !file.text('service')) {
        yield {
          ...at,
          message: 'no Sloth file (version prometheus/v1, service)',
        };
        continue;
      }
      yield* unknownKeys(file, '');
      if (file.list('slos').length === 0)
        yield { ...at, message: 'no SLO in it' };
      for (const slo of file.list('slos')) {
        yield* unknownKeys(slo, 'slo');
        yield* unknownKeys(slo.get('sli'), 'sli');
        yield* unknownKeys(slo.at('sli.events'), 'events');
        yield* unknownKeys(slo.at('sli.raw'), 'raw');
        yield* unknownKeys(slo.get('alerting'), 'alerting');
        const objective = slo.number('objective') ?? 0;
        if (objective <= 0 || objective >= 100) {
          yield {
            file: slo.file,
            line: slo.get('objective').line,
            message: `${slo.text('name')} has the objective ${slo.text(
              'objective',
            )}`,
          };
        }
        const queries = slo.at('sli.raw').exists
          ? ['raw.error_ratio_query']
          : ['events.error_query', 'events.total_query'];
        for (const query of queries) {
          const text = slo.text(`sli.${query}`);
          if (!/\{\{\s*\.window\s*\}\}/.test(text)) {
            yield {
              file: slo.file,
              line: slo.at(`sli.${query}`).line,
              message: `${query} of ${slo.text('name')} has no {{.window}}`,
            };
          }
        }
      }
    }
  },
};
