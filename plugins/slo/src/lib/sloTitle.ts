/** Longer than this a description is no title. */
const LONGEST = 64;

/** How an SLO is called: by the first sentence of what it says of itself where that is short, by its name otherwise. */
export function sloTitle(slo: {
  name: string;
  description: string | null;
}): string {
  const first = slo.description?.split(/\n|[.;:](?=\s|$)/)[0].trim();
  if (first && first.length <= LONGEST) return first;
  const words = slo.name.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
