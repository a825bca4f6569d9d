import type { Finding } from './Finding';
import type { Render } from './Render';
import type { SharedServers } from './service/SharedServers';
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
  /** Databases and the like, which all checks of a run share. */
  shared: SharedServers;
}

/**
 * `every`: all combinations. `lines`: the default and the hostile answers, and as many others as it takes to look at every
 * line that answers can put into the files it reads; for what takes minutes. `main`: the default and the hostile answers.
 * `default`: the default answers, for what doesn't depend on what people type.
 */
export type Scope = 'every' | 'lines' | 'main' | 'default';

/** One way of finding out that generated files are wrong. */
export interface Checker {
  /** Short name, by which it is asked for and reported. */
  id: string;
  /** What it checks, in a few words. */
  title: string;
  /** What it needs besides Node; without one of them it is reported as not checked. */
  needs: readonly Need[];
  /** Which combinations it looks at. */
  scope: Scope;
  /** Which ones it looks at when there is little time; as ever unless told. */
  quickScope?: Scope;
  /** The files that its result depends on; none means that it has nothing to do with this repository. */
  reads(render: Render): readonly string[];
  /** The files whose lines decide which combinations the scope `lines` takes, where those are less than all that it reads. */
  varies?(render: Render): readonly string[];
  /** What of a file's text its result depends on, where that is less than all. */
  relevant?(file: string, text: string): string;
  /** What its result depends on, as a hash, where that isn't the text of files: less than they have, and made from them. */
  input?(context: Pick<CheckContext, 'render' | 'manifests'>): Promise<string>;
  /** Looks, and says what it found. Throwing counts as a finding: nothing that went wrong is ever passed. */
  run(context: CheckContext): Promise<Found[]>;
  /** Looks at several repositories at once, for programs that take longer to start than to look. */
  runAll?(contexts: readonly CheckContext[]): Promise<Found[][]>;
}
