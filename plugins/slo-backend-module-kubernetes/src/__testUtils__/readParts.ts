import type { SpecPart, SpecSource } from '@causeway/plugin-slo-node';

/** Reads a source once. */
export async function readParts(
  source: SpecSource | undefined,
): Promise<SpecPart[]> {
  if (!source) throw new Error('no source was added');
  return source.read({ signal: new AbortController().signal });
}

/** The part of this name. */
export const partOf = (parts: SpecPart[], name: string) =>
  parts.find(part => part.name === name);
