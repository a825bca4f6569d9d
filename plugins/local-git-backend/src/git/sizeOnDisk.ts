import type { BareRepository } from './BareRepository';

/** Bytes that a repository's objects take. */
export async function sizeOnDisk(repository: BareRepository): Promise<number> {
  const report = await repository.text(['count-objects', '-v']);
  const kibibytes = (key: string) =>
    Number(new RegExp(`^${key}: (\\d+)$`, 'm').exec(report)?.[1] ?? 0);
  return (
    (kibibytes('size') + kibibytes('size-pack') + kibibytes('size-garbage')) *
    1024
  );
}
