import type { ServiceFileProblem } from '../types/ServiceFileProblem';

const LFS_POINTER = 'version https://git-lfs.github.com/spec/';

/** The text of a file, or why it isn't one. */
export function judgeContent(
  path: string,
  content: Uint8Array,
): { text: string } | { problem: ServiceFileProblem } {
  if (content.length === 0) {
    return problemOf(
      path,
      'is empty, or a symbolic link; links are not followed',
      'Put the content into the file itself, or name the file that the link leads to.',
    );
  }
  if (content.includes(0)) {
    return problemOf(
      path,
      'is a binary file or in UTF-16',
      'Save it as text in UTF-8.',
    );
  }
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return problemOf(path, 'is not in UTF-8', 'Save it in UTF-8.');
  }
  if (text.startsWith(LFS_POINTER)) {
    return problemOf(
      path,
      'is kept in Git LFS, which is not read',
      "Take it out of LFS ('git lfs untrack') and commit the file itself.",
    );
  }
  return { text };
}

function problemOf(path: string, message: string, fix: string) {
  return {
    problem: {
      kind: 'content' as const,
      file: path,
      message: `'${path}' ${message}.`,
      fix,
    },
  };
}
