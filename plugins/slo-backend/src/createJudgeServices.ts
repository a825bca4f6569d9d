import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { Callers } from './access/Callers';
import { CatalogAccess } from './access/CatalogAccess';
import { EntityDirectory } from './access/EntityDirectory';
import { SloAuthorizer } from './access/SloAuthorizer';
import { Evaluator } from './evaluate/Evaluator';
import { PrometheusLinks } from './evaluate/PrometheusLinks';
import { RowCache } from './evaluate/RowCache';
import { SloBook } from './evaluate/SloBook';
import type { JudgeOptions } from './JudgeOptions';
import type { JudgeServices } from './JudgeServices';
import { openApi } from './openApi';
import { GateService } from './policy/GateService';
import { PolicyReader } from './policy/PolicyReader';
import { PostmortemStore } from './policy/PostmortemStore';
import { SloLinks } from './policy/SloLinks';
import { WaiverService } from './policy/WaiverService';
import { BoardService } from './queries/BoardService';
import { DryRunQuery } from './queries/DryRunQuery';
import { EventReader } from './queries/EventReader';
import { FeasibilityQuery } from './queries/FeasibilityQuery';
import { FileQuery } from './queries/FileQuery';
import { OpenProposals } from './queries/OpenProposals';
import { ProposalFiles } from './queries/ProposalFiles';
import { RehearsalQuery } from './queries/RehearsalQuery';
import { ReportQuery } from './queries/ReportQuery';
import { RulesQuery } from './queries/RulesQuery';
import { ServiceQuery } from './queries/ServiceQuery';
import { SloLookup } from './queries/SloLookup';
import { SpendQuery } from './queries/SpendQuery';
import { SystemQuery } from './queries/SystemQuery';
import { TimelineQuery } from './queries/TimelineQuery';
import { VerdictQuery } from './queries/VerdictQuery';
import { Refresher } from './Refresher';

/** What the judge's services stand on. */
export interface JudgeParts {
  book: SloBook;
  evaluator: Evaluator;
  directory: EntityDirectory;
  authorizer: SloAuthorizer;
  links: SloLinks;
  postmortems: PostmortemStore;
  callers: Callers;
  services: JudgeServices;
}

/** Wires the judge's services; starts nothing. */
export function createJudgeServices(options: JudgeOptions): JudgeParts {
  const { config, stores, knex } = options;
  const { ledger } = stores;
  const book = new SloBook();
  const policies = PolicyReader.fromConfig(config, {
    defaultWindow: defaultWindowOf(options),
  });
  const directory = new EntityDirectory(options);
  const access = new CatalogAccess(options);
  const callers = new Callers(options);
  const authorizer = new SloAuthorizer(options);
  const evaluator = new Evaluator({ ...options, book, policies });
  const rows = new RowCache({ ...options, book, directory, policies });
  const links = new SloLinks({ appUrl: config.getString('app.baseUrl') });
  const events = new EventReader({ ...stores, directory, access });
  const postmortems = new PostmortemStore({ knex });
  const prometheus = PrometheusLinks.fromConfig(config);
  const shared = {
    ...options,
    access,
    book,
    callers,
    directory,
    evaluator,
    events,
    ledger,
    policies,
    prometheus,
    rows,
  };
  const service = new ServiceQuery(shared);
  const lookup = new SloLookup({ services: service, policies });
  const feasibility = new FeasibilityQuery(shared);
  const gitHost = {
    localGit: options.localGit,
    hostUrl: options.localGitUrl,
  };
  const proposals = new ProposalFiles(gitHost);
  return {
    book,
    evaluator,
    directory,
    authorizer,
    links,
    postmortems,
    callers,
    services: {
      board: new BoardService(shared),
      service,
      timeline: new TimelineQuery({ ...shared, lookup }),
      spend: new SpendQuery({ ...shared, lookup }),
      rules: new RulesQuery({ policies }),
      files: new FileQuery(stores),
      feasibility,
      verdicts: new VerdictQuery(stores),
      postmortems,
      waivers: new WaiverService({
        ...shared,
        authorizer,
        waivers: stores.waivers,
      }),
      gate: new GateService({ ...shared, links }),
      dryRun: new DryRunQuery(shared),
      rehearsal: new RehearsalQuery({
        ...shared,
        services: service,
        proposals,
      }),
      openProposals: new OpenProposals({ ...shared, ...gitHost }),
      system: new SystemQuery({ ...shared, feasibility }),
      report: new ReportQuery({ ...shared, verdicts: stores.verdicts }),
      refresher: new Refresher({ access, evaluator, read: options.refresh }),
      openApi,
    },
  };
}

function defaultWindowOf({ config }: JudgeOptions) {
  return config.has('slo.defaultWindow')
    ? {
        type: 'rolling' as const,
        durationMs: durationToMilliseconds(
          readDurationFromConfig(config, { key: 'slo.defaultWindow' }),
        ),
      }
    : undefined;
}
