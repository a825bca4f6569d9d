/** A piece of a text that a template gives out: prose (Markdown) or commands to copy. */
export interface TextPiece {
  kind: 'prose' | 'commands';
  text: string;
}

const FENCE = /^(```|~~~)[^\n]*\n([\s\S]*?)^\1[ \t]*$/gm;

/** Splits Markdown at its fenced blocks, so that commands can be shown with a button that copies them. */
export function splitCommands(markdown: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of markdown.matchAll(FENCE)) {
    pieces.push({ kind: 'prose', text: markdown.slice(end, match.index) });
    pieces.push({ kind: 'commands', text: match[2] });
    end = match.index + match[0].length;
  }
  pieces.push({ kind: 'prose', text: markdown.slice(end) });
  return pieces
    .map(piece => ({ ...piece, text: piece.text.trim() }))
    .filter(piece => piece.text);
}
