import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';

/** A Markdown document, as much of it as rules look at. */
export interface MarkdownFile {
  file: string;
  text: string;
  headings: Array<{
    depth: number;
    text: string;
    anchor: string;
    line: number;
    /** The line before the next heading of the same depth or above, or the last of the file. */
    end: number;
  }>;
  fences: Array<{
    language: string;
    text: string;
    /** Line of the opening fence. */
    line: number;
    /** Whether a closing fence ends it; otherwise it runs to the end of the file. */
    closed: boolean;
  }>;
  links: Array<{ url: string; line: number }>;
  inlineCode: Array<{ text: string; line: number }>;
  paragraphs: Array<{ text: string; line: number; hasLink: boolean }>;
}

function plainText(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map(plainText).join('') : '';
}

function anchorOf(heading: string): string {
  return heading
    .toLocaleLowerCase('en-US')
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

function contains(node: Nodes, type: Nodes['type']): boolean {
  return (
    node.type === type ||
    ('children' in node && node.children.some(child => contains(child, type)))
  );
}

/** Reads a Markdown document; every part keeps its line. */
export function readMarkdown(file: string, text: string): MarkdownFile {
  const lines = text.split('\n');
  const result: MarkdownFile = {
    file,
    text,
    headings: [],
    fences: [],
    links: [],
    inlineCode: [],
    paragraphs: [],
  };
  const anchors = new Map<string, number>();

  const visit = (node: Nodes) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'heading') {
      const heading = plainText(node);
      const base = anchorOf(heading);
      const count = anchors.get(base) ?? 0;
      anchors.set(base, count + 1);
      result.headings.push({
        depth: node.depth,
        text: heading,
        anchor: count ? `${base}-${count}` : base,
        line,
        end: lines.length,
      });
    } else if (node.type === 'code') {
      const fence = /^\s*(?:[>*+-]\s*|\d+\.\s*)*(`{3,}|~{3,})/.exec(
        lines[line - 1] ?? '',
      )?.[1];
      const last = lines[(node.position?.end.line ?? line) - 1]?.trim() ?? '';
      result.fences.push({
        language: node.lang ?? '',
        text: node.value,
        line,
        closed:
          !fence ||
          (last.startsWith(fence) && node.position?.end.line !== line),
      });
    } else if (node.type === 'link' || node.type === 'image') {
      result.links.push({ url: node.url, line });
    } else if (node.type === 'inlineCode') {
      result.inlineCode.push({ text: node.value, line });
    } else if (node.type === 'paragraph') {
      result.paragraphs.push({
        text: plainText(node),
        line,
        hasLink: contains(node, 'link') || /https?:/.test(plainText(node)),
      });
    }
    if ('children' in node) node.children.forEach(visit);
  };
  visit(fromMarkdown(text));

  result.headings.forEach((heading, index) => {
    const next = result.headings
      .slice(index + 1)
      .find(other => other.depth <= heading.depth);
    if (next) heading.end = next.line - 1;
  });
  return result;
}
