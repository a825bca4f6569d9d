import type { Finding } from './Finding';
import type { Render } from './Render';
import type { Toolbox } from './Toolbox';

/** Environments that every chart has values for. */
export const ENVIRONMENTS = ['dev', 'staging', 'prod'] as const;

/** What a checker says; who says it is added by the engine. */
export type Found = Omit<Finding, 'checker'>;

/** Something outside Node that a checker works with. */
export interface Need {
  name: string;
  /** Command or sentence that says how it is had. */
  get: string;
  /** Whether it is there. */
  isThere(toolbox: Toolbox): boolean;
  /** Says its version, as part of the key that results are kept under. */
  version(toolbox: Toolbox): Promise<string>;
}

/** What one run of a checker works on. */
export interface CheckContext {
  render: Render;
  toolbox: Toolbox;
  /** An empty folder that is removed afterwards. */
  scratch: string;
  /** The chart's objects by environment, as `helm template` prints them; the same chart is rendered once. */
  manifests(): Promise<ReadonlyMap<string, string>>;
}

/** One way of finding out that generated files are wrong. */
export interface Checker {
  /** Short name, by which it is asked for and reported. */
  id: string;
  /** What it checks, in a few words. */
  title: string;
  /** What it needs besides Node; without one of them it is reported as not checked. */
  needs: readonly Need[];
  /**
   * `every`: all combinations. `main`: the default and the hostile answers only, because a run is slow and its result
   * hardly depends on answers. `default`: the default answers only, because it doesn't depend on what people type.
   */
  scope: 'every' | 'main' | 'default';
  /** The files that its result depends on; none means that it has nothing to do with this repository. */
  reads(render: Render): readonly string[];
  /** What of a file's text its result depends on, where that is less than all. */
  relevant?(file: string, text: string): string;
  /** Looks, and says what it found. Throwing counts as a finding: nothing that went wrong is ever passed. */
  run(context: CheckContext): Promise<Found[]>;
  /** Looks at several repositories at once, for programs that take longer to start than to look. */
  runAll?(contexts: readonly CheckContext[]): Promise<Found[][]>;
}
