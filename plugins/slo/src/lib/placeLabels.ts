/** Width of a character of a chart's labels, in pixels, about. */
const CHARACTER = 6;
const GAP = 8;

/** A label and where its line stands. */
export interface LabelWish {
  /** Pixels from the left. */
  x: number;
  text: string;
}

/** Where a label goes; one without a row found no room. */
export interface PlacedLabel extends LabelWish {
  row?: number;
  /** The side of its line. */
  anchor: 'start' | 'end';
}

/**
 * Puts labels into as few rows as needed without one covering another; those that come first in the list are served
 * first, and what finds no room has no row.
 */
export function placeLabels(
  wishes: LabelWish[],
  room: { left: number; right: number; rows: number },
): PlacedLabel[] {
  const taken: { row: number; from: number; to: number }[] = [];
  return wishes.map(wish => {
    const width = wish.text.length * CHARACTER + GAP;
    const anchors = [
      { anchor: 'start' as const, from: wish.x, to: wish.x + width },
      { anchor: 'end' as const, from: wish.x - width, to: wish.x },
    ].filter(
      ({ from, to }) => from >= room.left - GAP && to <= room.right + GAP,
    );
    for (let row = 0; row < room.rows; row += 1) {
      for (const { anchor, from, to } of anchors) {
        const free = taken.every(
          other => other.row !== row || to <= other.from || from >= other.to,
        );
        if (free) {
          taken.push({ row, from, to });
          return { ...wish, row, anchor };
        }
      }
    }
    return { ...wish, anchor: 'start' };
  });
}
