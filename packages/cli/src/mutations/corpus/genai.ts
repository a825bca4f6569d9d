import type { Mutation } from '../Mutation';

const template = 'rag-service';

/** What only a service with a language model can get wrong: defects 89, 90 and 92. */
export const genaiMutations: readonly Mutation[] = [
  {
    defect: 89,
    severity: 'B',
    source: '001',
    template,
    what: 'a cache key of the question alone',
    apply: files =>
      files.replace(
        'src/app/cache.py',
        /json\.dumps\(\[.*normal\]\)/,
        'json.dumps([normal])',
      ),
    killers: ['rules/cache-key-scoped'],
  },
  {
    defect: 90,
    severity: 'B',
    source: '001',
    template,
    what: 'one index over the embedding and the document',
    apply: files =>
      files.replace(
        /^src\/app\/migrations\/versions\//,
        '["embedding"],',
        '["embedding", "document_id"],',
      ),
    killers: ['rules/vector-index'],
  },
  {
    defect: 92,
    severity: 'C',
    source: '000',
    template,
    what: 'one latency for whole answers that are streamed',
    apply: files =>
      files.replace(
        'src/app/observability/metrics.py',
        'rag_time_to_first_token_seconds',
        'rag_answer_seconds',
      ),
    killers: ['rules/streaming-latency', 'rules/metrics-exist'],
  },
];
