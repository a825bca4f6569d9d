import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Expressions that switch something off everywhere. */
const never = (expression: string | undefined) =>
  expression === undefined || expression === 'false';

/** Defects 19, 41, 42 and 43 of the source documents. */
export const databaseProtected: Rule = {
  id: 'database-protected',
  what: 'The database is encrypted, private, in a security group of its own, backed up, hard to delete, grows by itself, and has one password that one place knows.',
  why: "RDS takes the VPC's default group, keeps no backup at retention 0 and deletes without a snapshot: the defaults of the API lose data.",
  fix: 'set the attribute as templates/parts/terraform does',
  *check(repository): Iterable<Problem> {
    for (const instance of repository.resources('aws_db_instance')) {
      const expression = (name: string) =>
        instance.attributes.get(name)?.expression;
      const literal = (name: string) => hclLiteral(expression(name));
      const retention = literal('backup_retention_period');
      const passwords = [
        'password',
        'password_wo',
        'manage_master_user_password',
      ].filter(name => instance.attributes.has(name));
      const wrong = [
        [
          never(expression('deletion_protection')),
          'deletion_protection',
          'can be deleted by any plan',
        ],
        [
          literal('skip_final_snapshot') === 'true',
          'skip_final_snapshot',
          'is deleted without a last snapshot',
        ],
        [
          never(expression('storage_encrypted')),
          'storage_encrypted',
          "isn't encrypted",
        ],
        [
          literal('publicly_accessible') === 'true',
          'publicly_accessible',
          'can be reached from the internet',
        ],
        [
          !instance.attributes.has('vpc_security_group_ids'),
          'vpc_security_group_ids',
          'is in the default security group',
        ],
        [
          !instance.attributes.has('max_allocated_storage'),
          'max_allocated_storage',
          'stops when its storage is full',
        ],
        [
          !expression('backup_retention_period') ||
            (retention !== undefined && Number(retention) < 7),
          'backup_retention_period',
          `keeps ${retention ?? 'no'} days of backups`,
        ],
        [
          passwords.includes('password'),
          'password',
          'has its password in the state',
        ],
        [
          passwords.length > 1,
          'manage_master_user_password',
          'has two passwords: its own and the one in the secret',
        ],
        [
          passwords.includes('manage_master_user_password') &&
            !/master_user_secret/.test(
              repository.text(
                `${instance.file.split('/').slice(0, -1).join('/')}/secret.tf`,
              ),
            ),
          'manage_master_user_password',
          "has a password that the service's secret doesn't hold",
        ],
      ] as const;
      for (const [bad, name, message] of wrong) {
        if (bad) {
          yield {
            file: instance.file,
            line: instance.attributes.get(name)?.line ?? instance.line,
            message: `the database ${message}`,
          };
        }
      }
      const engine = literal('engine_version')?.split('.')[0];
      for (const group of repository.resources('aws_db_parameter_group')) {
        const family = group.attributes.get('family');
        const name = hclLiteral(family?.expression);
        if (
          !family ||
          (engine &&
            name &&
            name !== `${literal('engine') ?? 'postgres'}${engine}`)
        ) {
          yield {
            file: group.file,
            line: family?.line ?? group.line,
            message: `the parameter group is of ${
              name ?? 'no family'
            }, the database of ${literal('engine') ?? ''} ${engine}`,
          };
        }
      }
    }
  },
};
