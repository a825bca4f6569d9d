import type { GateService } from './policy/GateService';
import type { PostmortemStore } from './policy/PostmortemStore';
import type { WaiverService } from './policy/WaiverService';
import type { BoardService } from './queries/BoardService';
import type { DryRunQuery } from './queries/DryRunQuery';
import type { FeasibilityQuery } from './queries/FeasibilityQuery';
import type { FileQuery } from './queries/FileQuery';
import type { OpenProposals } from './queries/OpenProposals';
import type { RehearsalQuery } from './queries/RehearsalQuery';
import type { ReportQuery } from './queries/ReportQuery';
import type { RulesQuery } from './queries/RulesQuery';
import type { ServiceQuery } from './queries/ServiceQuery';
import type { SpendQuery } from './queries/SpendQuery';
import type { SystemQuery } from './queries/SystemQuery';
import type { TimelineQuery } from './queries/TimelineQuery';
import type { VerdictQuery } from './queries/VerdictQuery';
import type { Refresher } from './Refresher';

/** What routes and assistants call; none of them has logic of its own. */
export interface JudgeServices {
  board: BoardService;
  service: ServiceQuery;
  timeline: TimelineQuery;
  spend: SpendQuery;
  rules: RulesQuery;
  files: FileQuery;
  feasibility: FeasibilityQuery;
  verdicts: VerdictQuery;
  postmortems: PostmortemStore;
  waivers: WaiverService;
  gate: GateService;
  dryRun: DryRunQuery;
  rehearsal: RehearsalQuery;
  openProposals: OpenProposals;
  system: SystemQuery;
  report: ReportQuery;
  refresher: Refresher;
  /** The description of the whole API. */
  openApi: () => Promise<object>;
}
