import { hclLiteral } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Defects 34 and 46 of the source documents. */
export const terraformState: Rule = {
  id: 'terraform-state',
  what: 'Every root keeps its state in S3, under a key of its own that names service and environment, encrypted and locked in S3; its resources carry the tags.',
  why: 'One key for several environments lets dev overwrite prod; dynamodb_table is deprecated; without tags nobody knows whose cost it is.',
  fix: 'set key "NAME/ENVIRONMENT/terraform.tfstate", encrypt and use_lockfile, and default_tags with service, environment and owner',
  *check(repository): Iterable<Problem> {
    const keys = new Set<string>();
    const blocks = repository.terraform.flatMap(file => file.blocks);
    for (const backend of blocks
      .flatMap(block => block.blocks)
      .filter(({ type, labels }) => type === 'backend' && labels[0] === 's3')) {
      const at = { file: backend.file, line: backend.line };
      const value = (name: string) =>
        hclLiteral(backend.attributes.get(name)?.expression) ?? '';
      const folder = backend.file.split('/').slice(-2)[0];
      const wrong = [
        backend.attributes.has('dynamodb_table') &&
          'locks by dynamodb_table, which is deprecated',
        value('use_lockfile') !== 'true' && "isn't locked in S3",
        value('encrypt') !== 'true' && "isn't encrypted",
        !value('key').includes(`/${folder}/`) &&
          `has the key ${value('key')}, which doesn't name ${folder}`,
        keys.has(value('key')) &&
          `shares the key ${value('key')} with another root`,
      ].filter(Boolean);
      keys.add(value('key'));
      for (const message of wrong)
        yield { ...at, message: `the state of ${folder} ${message}` };
    }
    for (const environment of repository.environments) {
      const file = `deploy/terraform/${environment}/main.tf`;
      const own = repository.terraform
        .filter(item => item.file === file)
        .flatMap(item => item.blocks);
      if (
        repository.terraform.length > 0 &&
        !own.some(block => block.blocks.some(({ type }) => type === 'backend'))
      ) {
        yield {
          file,
          message: `nothing makes the resources of ${environment}`,
        };
      }
    }
    for (const provider of blocks.filter(
      ({ type, labels }) => type === 'provider' && labels[0] === 'aws',
    )) {
      const tags =
        provider.blocks
          .find(({ type }) => type === 'default_tags')
          ?.attributes.get('tags')?.expression ?? '';
      const missing = ['service', 'environment', 'owner'].filter(
        tag => !new RegExp(`^\\s*${tag}\\s*=`, 'm').test(tags),
      );
      if (missing.length > 0 && !provider.file.includes('/shared/')) {
        yield {
          file: provider.file,
          line: provider.line,
          message: `resources get no tag ${missing.join(', ')}`,
        };
      }
    }
  },
};
