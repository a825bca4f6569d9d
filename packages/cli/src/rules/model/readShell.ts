import { parse } from 'unbash';

/** A simple command as a shell would run it. */
export interface ShellCommand {
  /** Program and arguments; what a shell would fill in stands as it was written. */
  words: string[];
  /** Line in the script, from 1. */
  line: number;
}

interface AstNode {
  type?: string;
  pos?: number;
  name?: { value?: string };
  suffix?: ReadonlyArray<{ value?: string; text?: string }>;
}

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null;
}

/** Every command of a script: in lists, pipelines, substitutions, functions and conditions. */
export function readShell(script: string): ShellCommand[] {
  const commands: ShellCommand[] = [];
  const seen = new Set<AstNode>();
  const visit = (node: unknown) => {
    if (!isNode(node) || seen.has(node)) return;
    seen.add(node);
    if (node.type === 'Command' && node.name?.value) {
      commands.push({
        words: [
          node.name.value,
          ...(node.suffix ?? []).map(word => word.value ?? word.text ?? ''),
        ],
        line: script.slice(0, node.pos ?? 0).split('\n').length,
      });
    }
    Object.values(node).forEach(visit);
  };
  try {
    visit(parse(script));
  } catch {
    return commands;
  }
  return commands;
}
