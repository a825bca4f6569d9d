/** A block of Terraform's language, such as `resource "aws_sqs_queue" "this" { … }`; the file itself is one without a type. */
export interface HclBlock {
  type: string;
  labels: string[];
  file: string;
  line: number;
  attributes: Map<string, HclAttribute>;
  blocks: HclBlock[];
}

/** An attribute with its expression as it was written. */
export interface HclAttribute {
  name: string;
  expression: string;
  line: number;
}

/** Where a quoted string that begins at `start` ends: after its closing quote, templates inside it included. */
function endOfString(text: string, start: number): number {
  let depth = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const two = text.slice(at, at + 2);
    if (text[at] === '\\' && depth === 0) at += 1;
    else if (two === '${' || two === '%{') {
      depth += 1;
      at += 1;
    } else if (depth > 0 && text[at] === '}') depth -= 1;
    else if (depth > 0 && text[at] === '"') at = endOfString(text, at) - 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}

/** Where a comment, string or heredoc at `at` ends, or `at` when there is none. */
function skip(text: string, at: number): number {
  const two = text.slice(at, at + 2);
  if (text[at] === '#' || two === '//') {
    const end = text.indexOf('\n', at);
    return end < 0 ? text.length : end;
  }
  if (two === '/*') {
    const end = text.indexOf('*/', at);
    return end < 0 ? text.length : end + 2;
  }
  if (text[at] === '"') return endOfString(text, at);
  const heredoc = /^<<-?(\w+)\n/.exec(text.slice(at, at + 80));
  if (heredoc) {
    const end = new RegExp(`^[ \\t]*${heredoc[1]}$`, 'm').exec(
      text.slice(at + heredoc[0].length),
    );
    return end
      ? at + heredoc[0].length + end.index + end[0].length
      : text.length;
  }
  return at;
}

/** Where an expression that begins at `start` ends: at the line's end, outside of brackets. */
function endOfExpression(text: string, start: number): number {
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const comment = text[at] === '#' || text.startsWith('//', at);
    if (depth === 0 && comment) return at;
    const next = skip(text, at);
    if (next > at) at = next;
    else {
      if ('([{'.includes(text[at])) depth += 1;
      if (')]}'.includes(text[at])) depth -= 1;
      if (depth < 0 || (depth === 0 && text[at] === '\n')) return at;
      at += 1;
    }
  }
  return at;
}

const ATTRIBUTE = /^([\w-]+)[ \t]*=(?!=)[ \t]*/;
const BLOCK = /^([\w-]+)((?:[ \t]+(?:"[^"\n]*"|[\w-]+))*)[ \t]*\{/;

/**
 * Reads the structure of a Terraform file: blocks, attributes, expressions as text, each with its line. What expressions
 * mean is Terraform's business; `terraform validate` has the last word about the language.
 */
export function readHcl(file: string, text: string): HclBlock {
  const lineAt = (at: number) => text.slice(0, at).split('\n').length;

  const readBody = (
    start: number,
    head: { type: string; labels: string[]; line: number },
  ): { block: HclBlock; end: number } => {
    const block: HclBlock = {
      ...head,
      file,
      attributes: new Map(),
      blocks: [],
    };
    let at = start;
    while (at < text.length) {
      const rest = text.slice(at);
      const attribute = ATTRIBUTE.exec(rest);
      const nested = attribute ? null : BLOCK.exec(rest);
      if (text[at] === '}') return { block, end: at + 1 };
      if (attribute) {
        const from = at + attribute[0].length;
        const to = endOfExpression(text, from);
        block.attributes.set(attribute[1], {
          name: attribute[1],
          expression: text.slice(from, to).trim(),
          line: lineAt(at),
        });
        at = to;
      } else if (nested) {
        const inner = readBody(at + nested[0].length, {
          type: nested[1],
          labels: [...nested[2].matchAll(/"([^"]*)"|([\w-]+)/g)].map(
            ([, quoted, bare]) => quoted ?? bare,
          ),
          line: lineAt(at),
        });
        block.blocks.push(inner.block);
        at = inner.end;
      } else {
        at = Math.max(skip(text, at), at + 1);
      }
    }
    return { block, end: at };
  };

  return readBody(0, { type: '', labels: [], line: 1 }).block;
}

/** A quoted string without templates, a number or a boolean as text; nothing for any other expression. */
export function hclLiteral(expression: string | undefined): string | undefined {
  if (expression === undefined) return undefined;
  const plain = /^"((?:[^"\\$%]|\\.|[$%](?!\{))*)"$/.exec(expression)?.[1];
  return plain ?? /^(?:-?\d+(?:\.\d+)?|true|false)$/.exec(expression)?.[0];
}
