import { Escapable, toText, UNPRINTABLE } from './text';

/** Signs that can begin or end a construct anywhere in a line of Markdown (with tables, footnotes, maths, autolinks). */
const ANYWHERE = /[\\`*_{}[\]<>|~&$#!^"@]/g;

/**
 * A text as Markdown on one line that shows exactly this text: every sign that could begin markup is escaped, line
 * breaks and other invisible characters become spaces. What only means something at the start of a line (list marks,
 * underlines of headings) is escaped at the start of the text, wherever the template puts it.
 *
 * @public
 */
export function escapeMarkdown(value: Escapable): string {
  return toText(value)
    .replace(UNPRINTABLE, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ANYWHERE, '\\$&')
    .replace(/:\/\//g, '\\://')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^([-+=:])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
