import { ANCHOR_PREFIX } from '../../lib/resolveLink';

/** The part of an HTML syntax tree's nodes that is looked at. */
interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

function textOf(node: HtmlNode): string {
  return node.value ?? (node.children ?? []).map(textOf).join('');
}

function slugOf(text: string): string {
  return text
    .toLocaleLowerCase('en-US')
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}

/**
 * A rehype plugin: gives headings ids to link to, as other hosts make them, and moves them one level down, because the
 * page has its own title above.
 */
export function shapeHeadings() {
  return (tree: HtmlNode) => {
    const seen = new Map<string, number>();
    const visit = (node: HtmlNode) => {
      const level = /^h([1-6])$/.exec(node.tagName ?? '')?.[1];
      if (level) {
        const slug = slugOf(textOf(node));
        const before = seen.get(slug) ?? 0;
        seen.set(slug, before + 1);
        node.tagName = `h${Math.min(6, Number(level) + 1)}`;
        node.properties = {
          id: `${ANCHOR_PREFIX}${slug}${before ? `-${before}` : ''}`,
        };
      }
      node.children?.forEach(visit);
    };
    visit(tree);
  };
}
