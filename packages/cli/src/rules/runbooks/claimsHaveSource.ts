import type { Problem, Rule } from '../Rule';

const CLAIM =
  /\b\d+ ?(%|percent|x|times)[^.]{0,40}\b(cheaper|faster|reduction|savings?|less cost|cost reduction)\b/i;

/** Defect 87 of the source documents. */
export const claimsHaveSource: Rule = {
  id: 'claims-have-source',
  what: 'A saving or a speed-up in per cent names where it was measured.',
  why: '"70 % cost reduction" without a source ends up in a budget.',
  fix: 'link the measurement, or leave the number out',
  *check(repository): Iterable<Problem> {
    for (const { file, paragraphs } of repository.markdown) {
      for (const { text, line, hasLink } of paragraphs) {
        if (CLAIM.test(text) && !hasLink) {
          yield {
            file,
            line,
            message: `"${CLAIM.exec(text)?.[0]}" has no source`,
          };
        }
      }
    }
  },
};
