import type { MarkdownFile } from '../model/readMarkdown';
import { readShell } from '../model/readShell';

/** A command that a document tells people to run. */
export interface DocumentedCommand {
  file: string;
  line: number;
  words: string[];
  /** The whole code that it stands in. */
  code: string;
}

const SHELL = new Set(['bash', 'sh', 'shell', 'console', 'zsh']);

/** A command in running text has arguments; `kubectl scale` alone only names one. */
const INLINE =
  /^(kubectl|helm|aws|argocd|terraform|git|psql|redis-cli|docker|npm|python|kill)( [^ ]+){3,}/;

/** Languages that are run as shell. */
export function isShell(language: string): boolean {
  return SHELL.has(language.toLocaleLowerCase('en-US'));
}

/** Every command of a document: in code blocks for a shell, and spelled out in the text. */
export function commandsOf(document: MarkdownFile): DocumentedCommand[] {
  const { file } = document;
  return [
    ...document.fences
      .filter(({ language }) => isShell(language))
      .flatMap(({ text, line }) =>
        readShell(text).map(command => ({
          file,
          line: line + command.line,
          words: command.words,
          code: text,
        })),
      ),
    ...document.inlineCode
      .filter(({ text }) => INLINE.test(text))
      .flatMap(({ text, line }) =>
        readShell(text).map(({ words }) => ({ file, line, words, code: text })),
      ),
  ];
}
