import { isNode, LineCounter, parseDocument } from 'yaml';
import { ErrorBudgetPolicy } from './ErrorBudgetPolicy';
import { policySchema } from './policySchema';

/** Far more than any policy needs. */
const MOST_CHARACTERS = 100_000;

/** Something in a policy's file that keeps it from being read. @public */
export interface PolicyProblem {
  /** From 1. */
  line: number;
  column: number;
  message: string;
}

/**
 * Reads the file of an error-budget policy. A file with a problem gives no policy at all: half a policy would let changes
 * pass that it means to stop.
 *
 * @public
 */
export function parsePolicy(
  text: string,
):
  | { policy: ErrorBudgetPolicy; problems: [] }
  | { policy: undefined; problems: PolicyProblem[] } {
  if (text.length > MOST_CHARACTERS) {
    const message = `The file has ${text.length} characters: a policy has ${MOST_CHARACTERS} at most`;
    return { policy: undefined, problems: [{ line: 1, column: 1, message }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  if (document.errors.length > 0) {
    return {
      policy: undefined,
      problems: document.errors.map(({ pos, message }) => ({
        ...place(pos[0]),
        message: message.split('\n')[0],
      })),
    };
  }
  const content = toContent(() => document.toJS({ maxAliasCount: 20 }));
  const result = policySchema.safeParse(content);
  if (result.success) {
    return { policy: result.data, problems: [] };
  }
  return {
    policy: undefined,
    problems: result.error.issues.map(({ path, message }) => ({
      ...place(offsetOf(document, path)),
      message: `${path.join('.') || 'The policy'}: ${message}`,
    })),
  };
}

/** Too many aliases make the document unreadable; that is then no policy. */
function toContent(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** Of the value at the path, or of the nearest thing around it that is there. */
function offsetOf(
  document: ReturnType<typeof parseDocument>,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) {
      return node.range[0];
    }
  }
  return 0;
}
