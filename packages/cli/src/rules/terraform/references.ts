import type { HclBlock } from '../model/readHcl';
import type { Problem, Rule } from '../Rule';

/** Every attribute within a block, with its place. */
function* attributesOf(
  block: HclBlock,
): Iterable<{ expression: string; file: string; line: number }> {
  for (const { expression, line } of block.attributes.values()) {
    yield { expression, file: block.file, line };
  }
  for (const inner of block.blocks) yield* attributesOf(inner);
}

/** Expression without the text of its strings, but with what their templates refer to. */
function code(expression: string): string {
  return expression
    .replace(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) =>
      [...text.matchAll(/[$%]\{([^}]*)\}/g)]
        .map(([, inner]) => ` ${inner} `)
        .join(' '),
    )
    .replace(/#.*$/gm, '');
}

/** Defect 32 of the source documents. */
export const terraformReferences: Rule = {
  id: 'terraform-references',
  what: 'Resources, data, variables, locals and modules that an expression names are declared in the same folder.',
  why: 'terraform validate finds it, where the provider can be had; this finds it everywhere.',
  fix: 'declare it, or correct the name',
  *check(repository): Iterable<Problem> {
    const folders = new Map<string, HclBlock[]>();
    for (const file of repository.terraform) {
      const folder = file.file.split('/').slice(0, -1).join('/');
      folders.set(folder, [...(folders.get(folder) ?? []), file]);
    }
    for (const files of folders.values()) {
      const blocks = files.flatMap(file => file.blocks);
      const declared = new Set(
        blocks.flatMap(block => {
          const [first = '', second = ''] = block.labels;
          switch (block.type) {
            case 'resource':
              return [`${first}.${second}`];
            case 'data':
              return [`data.${first}.${second}`];
            case 'ephemeral':
              return [`ephemeral.${first}.${second}`];
            case 'variable':
              return [`var.${first}`];
            case 'module':
              return [`module.${first}`];
            case 'locals':
              return [...block.attributes.keys()].map(name => `local.${name}`);
            default:
              return [];
          }
        }),
      );
      for (const { expression, file, line } of files.flatMap(item => [
        ...attributesOf(item),
      ])) {
        const names = code(expression).matchAll(
          /(?<![\w.])((?:data|ephemeral)\.aws_\w+\.\w+|(?:var|module|local)\.\w+|aws_\w+\.\w+)/g,
        );
        for (const [, name] of names) {
          if (!declared.has(name))
            yield { file, line, message: `${name} is nowhere declared` };
        }
      }
    }
  },
};
