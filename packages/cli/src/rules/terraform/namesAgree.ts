import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Defects 2, 45 and 46 of the source documents. */
export const terraformNamesAgree: Rule = {
  id: 'terraform-names-agree',
  what: "Each root gives the module the chart's name and its own environment; namespace, service account and secret are those that the chart uses; account numbers have 12 digits.",
  why: 'A role bound to another namespace gives pods no credentials; a secret under another key never reaches them; both show only in the cluster.',
  fix: 'use the name of the chart, the environment of the folder, namespace NAME-ENVIRONMENT and the secret ENVIRONMENT/NAME/service',
  *check(repository): Iterable<Problem> {
    const { name } = repository;
    for (const root of repository.terraform) {
      const environment =
        /^deploy\/terraform\/(\w+)\/main\.tf$/.exec(root.file)?.[1] ?? '';
      if (!repository.environments.includes(environment)) continue;
      for (const module of root.blocks.filter(
        ({ type }) => type === 'module',
      )) {
        for (const [key, expected] of [
          ['name', name],
          ['environment', environment],
        ]) {
          const attribute = module.attributes.get(key);
          if (hclLiteral(attribute?.expression) !== expected) {
            yield {
              file: root.file,
              line: attribute?.line ?? module.line,
              message: `${key} is ${attribute?.expression}, the chart says ${expected}`,
            };
          }
        }
      }
    }
    for (const binding of repository.resources(
      'aws_eks_pod_identity_association',
    )) {
      const namespace = binding.attributes.get('namespace');
      const account = binding.attributes.get('service_account');
      if (
        !/^(local\.(namespace|id)|"\$\{var\.name\}-\$\{var\.environment\}")$/.test(
          namespace?.expression ?? '',
        )
      ) {
        yield {
          file: binding.file,
          line: namespace?.line,
          message: `the role is bound to the namespace ${namespace?.expression}`,
        };
      }
      if (!/^(var\.name|each\.\w+)$/.test(account?.expression ?? '')) {
        yield {
          file: binding.file,
          line: account?.line,
          message: `the role is bound to the service account ${account?.expression}`,
        };
      }
    }
    for (const secret of repository.resources('aws_secretsmanager_secret')) {
      const key = secret.attributes.get('name');
      if (
        !/^"\$\{var\.environment\}\/\$\{var\.name\}\/\w+"$/.test(
          key?.expression ?? '',
        )
      ) {
        yield {
          file: secret.file,
          line: key?.line,
          message: `the secret is called ${key?.expression}`,
        };
      }
    }
    for (const object of repository.ofKind('ExternalSecret')) {
      for (const source of object.value.list('spec.dataFrom')) {
        const key = source.text('extract.key');
        if (
          key &&
          !key.startsWith(
            `${object.environment.replace(/-canary$/, '')}/${name}/`,
          )
        ) {
          yield {
            file: source.file,
            line: source.line,
            message: `the chart reads the secret ${key}`,
          };
        }
      }
    }
    for (const file of repository.paths(/\.(tf|ya?ml|md)$/)) {
      const lines = repository.text(file).split('\n');
      for (const [index, row] of lines.entries()) {
        const account = /arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(\d+):/.exec(
          row,
        )?.[1];
        if (account && account.length !== 12 && !file.includes('/tests/')) {
          yield {
            file,
            line: index + 1,
            message: `${account} is no account number`,
          };
        }
      }
    }
  },
};
