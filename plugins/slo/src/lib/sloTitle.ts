/** How an SLO is called: by what it says of itself where that is short, by its name otherwise. */
export function sloTitle(slo: {
  name: string;
  description: string | null;
}): string {
  const first = slo.description?.split(/[\n.;:]/)[0].trim();
  if (first && first.length <= 48) return first;
  const words = slo.name.replace(/[-_.]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase('en-US') + words.slice(1);
}
