/** Why a cluster, or a kind of object in it, can't be read. */
export class ClusterProblem extends Error {
  /** What somebody can do about it. */
  readonly fix: string;

  constructor(options: { message: string; fix: string; cause?: unknown }) {
    super(options.message, { cause: options.cause });
    this.name = 'ClusterProblem';
    this.fix = options.fix;
  }
}
