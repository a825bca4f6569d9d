/**
 * Words that have a spelling of their own. Left out are those that are also everyday words when written small ("it",
 * "rest"): a title that shouts the wrong word is worse than one that doesn't.
 */
const SPELLINGS = new Map(
  [
    'AI API APIs AWS BFF BI CD CDN CI CLI CPU CRM CRUD CSS CSV DB DNS EKS ERP ETL FAQ GCP GPU HTML HTTP HTTPS IAM ID IP',
    'JSON JWT K8s KPI LLM MCP ML NLP OCR PDF PR QA RAG RDS RPC S3 SDK SLA SLI SLO SLOs SMS SMTP SQL SQS SRE SSH SSL SSO',
    'TLS TTS UI URL UUID UX VAT VPC VPN XML YAML gRPC GraphQL IoT OAuth OpenAPI OIDC',
  ]
    .join(' ')
    .split(' ')
    .map(word => [word.toLowerCase(), word]),
);

/** A service's name as people write it: `payments-api` is "Payments API", `quiz-score-store` is "Quiz score store". */
export function titleOfName(name: string): string {
  const title = name
    .split('-')
    .filter(Boolean)
    .map((word, index) => {
      const known = SPELLINGS.get(word.toLowerCase());
      const first = index === 0;
      return known ?? (first ? word[0].toUpperCase() + word.slice(1) : word);
    });
  return title.join(' ');
}
