import type { Mutation } from '../Mutation';

const template = 'resilient-api';

/** Adds commands to the service's runbook. */
const runbook =
  (text: string, language = 'bash'): Mutation['apply'] =>
  files =>
    files.append(
      `docs/runbooks/${files.name}.md`,
      `\n## More\n\n\`\`\`${language}\n${text.replaceAll(
        'NAME',
        files.name,
      )}\n\`\`\`\n`,
    );

/** Runbooks, cost and what the two smaller documents add: defects 78 to 95. */
export const operationsMutations: readonly Mutation[] = [
  {
    defect: 78,
    severity: 'B',
    source: 'L1560',
    template,
    what: 'SIGUSR1 for a heap dump',
    apply: runbook('kubectl -n NAME-prod exec deployment/NAME -- kill -USR1 1'),
    killers: ['rules/runbook-diagnostics'],
  },
  {
    defect: 79,
    severity: 'B',
    source: 'L1570-1640',
    template,
    what: 'a rollback by hand, which Argo CD undoes',
    apply: runbook(
      'kubectl -n NAME-prod rollout undo deployment/NAME\nkubectl -n NAME-prod scale deployment/NAME --replicas=10',
    ),
    killers: ['rules/runbook-no-undone-changes'],
  },
  {
    defect: 80,
    severity: 'A',
    source: 'L1590-1660',
    template,
    what: 'psql as postgres, no namespace, a debug pod',
    apply: runbook(
      'kubectl exec -it postgres-0 -- psql -U postgres\nkubectl run debug --rm -it --image=redis:7 -- redis-cli -h redis-cluster ping',
    ),
    killers: ['rules/runbook-kubectl', 'rules/runbook-diagnostics'],
  },
  {
    defect: 81,
    severity: 'B',
    source: 'L1650-1670',
    template,
    what: 'ALTER SYSTEM on RDS, and an end to all idle sessions',
    apply: runbook(
      "ALTER SYSTEM SET max_connections = 200;\nSELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle';",
      'sql',
    ),
    killers: ['rules/runbook-diagnostics'],
  },
  {
    defect: 82,
    severity: 'C',
    source: 'L1700',
    template,
    what: 'a second autoscaler by hand',
    apply: runbook(
      'kubectl -n NAME-prod autoscale deployment NAME --cpu-percent=50 --min=5 --max=20',
    ),
    killers: ['rules/runbook-no-undone-changes'],
  },
  {
    defect: 83,
    severity: 'A',
    source: 'L1546-1605',
    template,
    what: 'a fence that is never closed',
    apply: files =>
      files.replace(
        `docs/runbooks/${files.name}.md`,
        /```bash\n/,
        '````bash\n',
      ),
    killers: ['rules/markdown-fences'],
  },
  {
    defect: 84,
    severity: 'B',
    source: 'L1730-1748',
    template,
    values: { verticalAutoscaler: true },
    what: 'a VPA that changes pods beside an autoscaler',
    apply: files =>
      files.replace(
        'deploy/helm/templates/vpa.yaml',
        /updateMode: "?Off"?/,
        'updateMode: Auto',
      ),
    killers: ['rules/vpa-recommends'],
  },
  {
    defect: 85,
    severity: 'A',
    source: 'L1756',
    template,
    what: 'nodes of the instance type "spot"',
    apply: files =>
      files.replace(
        /^deploy\/helm\/templates\//,
        /( +)(enableServiceLinks: false)/,
        '$1nodeSelector:\n$1  node.kubernetes.io/instance-type: spot\n$1$2',
      ),
    killers: ['rules/node-labels'],
  },
  {
    defect: 86,
    severity: 'A',
    source: 'L1780',
    template,
    what: 'a subcommand that kubectl does not have',
    apply: runbook('kubectl cost namespace NAME-prod --csv'),
    killers: ['rules/runbook-kubectl'],
  },
  {
    defect: 87,
    severity: 'C',
    source: 'L1800',
    template,
    what: 'a saving without a source',
    apply: files =>
      files.append(
        'docs/designs/one-pager.md',
        '\nSpot nodes bring a 70 % cost reduction.\n',
      ),
    killers: ['rules/claims-have-source'],
  },
  {
    defect: 88,
    severity: 'B',
    source: '000',
    template,
    what: 'a daily backup for an RPO of minutes, other days than Terraform keeps',
    apply: files =>
      files.append(
        `docs/runbooks/${files.name}.md`,
        '\n## Backups\n\n- Automated backups daily, kept for 7 days; point-in-time recovery: not needed. Restore from the last 7 days. RPO 60 minutes.\n',
      ),
    killers: ['rules/recovery-numbers-equal'],
  },
  {
    defect: 91,
    severity: 'B',
    source: '000',
    template,
    what: '--scan for hot keys, SQL in a block for a shell',
    apply: runbook(
      'redis-cli --scan | head -50\nSELECT * FROM pg_stat_activity;',
    ),
    killers: ['rules/runbook-diagnostics', 'rules/markdown-fences'],
  },
  {
    defect: 93,
    severity: 'C',
    source: '001',
    template,
    what: 'Python 3.11 and an old class of cache',
    apply: files => {
      files.replace('Dockerfile', /python:3\.\d+[\w.]*/, 'python:3.11');
      files.replace(
        'deploy/terraform/prod/main.tf',
        /"cache\.t4g\.\w+"/,
        '"cache.t3.small"',
      );
    },
    killers: ['rules/supported-versions', 'rules/instance-classes'],
  },
  {
    defect: 94,
    severity: 'B',
    source: '000, 001',
    template,
    what: 'helm rollback under GitOps',
    apply: runbook('helm rollback NAME 3 --namespace NAME-prod'),
    killers: ['rules/runbook-no-undone-changes'],
  },
  {
    defect: 95,
    severity: 'C',
    source: '000',
    template,
    what: 'an alarm on the length of the queue',
    apply: files => {
      files.replace(
        'deploy/terraform/service/alarms.tf',
        'ApproximateAgeOfOldestMessage',
        'ApproximateNumberOfMessagesVisible',
      );
    },
    killers: ['rules/queue-alarms'],
  },
];
