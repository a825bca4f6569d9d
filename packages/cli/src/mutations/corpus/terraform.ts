import type { Mutation } from '../Mutation';

const template = 'resilient-api';
const SERVICE = /^deploy\/terraform\/service\/[a-z]+\.tf$/;
const PROD = 'deploy/terraform/prod/main.tf';

/** Terraform: defects 32 to 46; those of the cluster itself stand in inexpressible.ts. */
export const terraformMutations: readonly Mutation[] = [
  {
    defect: 32,
    severity: 'A',
    source: 'L721-887',
    template,
    what: 'a module and a role that are nowhere declared',
    apply: files =>
      files.replace(
        SERVICE,
        /monitoring_role_arn( *)= .*/,
        'monitoring_role_arn$1= aws_iam_role.rds_enhanced_monitoring.arn',
      ),
    killers: ['rules/terraform-references'],
  },
  {
    defect: 33,
    severity: 'C',
    source: 'L723',
    template,
    what: 'Terraform 1.0 and an old provider are accepted',
    apply: files => {
      files.replace(
        PROD,
        /required_version = .*/,
        'required_version = ">= 1.0"',
      );
      files.replace(PROD, /version = ">= 5.*"/, 'version = "~> 5.0"');
    },
    killers: ['rules/terraform-versions'],
  },
  {
    defect: 34,
    severity: 'C',
    source: 'L746',
    template,
    what: 'state locked by a DynamoDB table',
    apply: files =>
      files.replace(
        PROD,
        /use_lockfile = true/,
        'dynamodb_table = "terraform-locks"',
      ),
    killers: ['rules/terraform-state'],
  },
  {
    defect: 41,
    severity: 'A',
    source: 'L819',
    template,
    what: 'a parameter group without a family',
    apply: files =>
      files.replace(
        'deploy/terraform/service/database.tf',
        / +family +=.*\n/,
        '',
      ),
    killers: ['rules/database-protected', 'terraform-validate'],
  },
  {
    defect: 42,
    severity: 'B',
    source: 'L835-852',
    template,
    what: 'a database that any plan may delete, without a last snapshot',
    apply: files => {
      files.replace(
        'deploy/terraform/service/database.tf',
        / +deletion_protection +=.*\n/,
        '',
      );
      files.replace(
        'deploy/terraform/service/database.tf',
        /skip_final_snapshot( *)= .*/,
        'skip_final_snapshot$1= true',
      );
    },
    killers: ['rules/database-protected', 'terraform-test'],
  },
  {
    defect: 43,
    severity: 'B',
    source: 'L819, L1500',
    template,
    what: 'RDS manages a password that the service never gets',
    apply: files =>
      files.replace(
        'deploy/terraform/service/database.tf',
        / +password_wo +=.*\n +password_wo_version +=.*\n/,
        '\n  manage_master_user_password = true\n',
      ),
    killers: ['rules/database-protected'],
  },
  {
    defect: 44,
    severity: 'A',
    source: 'L856',
    template,
    what: 'arguments that a replication group does not have',
    apply: files =>
      files.replace(
        'deploy/terraform/service/cache.tf',
        / +num_cache_clusters +=.*\n/,
        '  auth_token_enabled = true\n  num_cache_nodes    = 3\n',
      ),
    killers: ['rules/cache-settings', 'terraform-validate'],
  },
  {
    defect: 45,
    severity: 'C',
    source: 'L907',
    template,
    what: 'a role in an annotation, with a 9-digit account',
    apply: files =>
      files.replace(
        'deploy/helm/templates/serviceaccount.yaml',
        /( +)annotations:\n/,
        '$1annotations:\n$1  eks.amazonaws.com/role-arn: arn:aws:iam::123456789:role/orchestrator\n',
      ),
    killers: ['rules/pod-identity', 'rules/terraform-names-agree'],
  },
  {
    defect: 46,
    severity: 'B',
    source: 'L740-760',
    template,
    what: 'one state key for all environments, and no tags',
    apply: files => {
      files.replace(
        'deploy/terraform/staging/main.tf',
        /key( *)= ".*"/,
        'key$1= "prod/terraform.tfstate"',
      );
      files.replace(
        'deploy/terraform/staging/main.tf',
        /\n +default_tags \{[\s\S]*?\n {2}\}\n/,
        '\n',
      );
    },
    killers: ['rules/terraform-state'],
  },
];
