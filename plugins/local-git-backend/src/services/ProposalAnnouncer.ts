import type { EventsService } from '@backstage/plugin-events-node';
import {
  LOCAL_GIT_PROPOSAL_TOPIC,
  repositoryFullName,
  type ProposalEvent,
} from '@causeway/plugin-local-git-common';
import type { Caller } from '../access/Caller';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { LocalGitUrls } from './LocalGitUrls';
import type { ProposalNotifier } from './ProposalNotifier';

/** Says what happened to a proposal: to other plugins as an event, and to the owners when one is opened. */
export class ProposalAnnouncer {
  readonly #events: EventsService;
  readonly #notifier: ProposalNotifier;
  readonly #urls: LocalGitUrls;

  constructor(options: {
    events: EventsService;
    notifier: ProposalNotifier;
    urls: LocalGitUrls;
  }) {
    this.#events = options.events;
    this.#notifier = options.notifier;
    this.#urls = options.urls;
  }

  async announce(
    action: ProposalEvent['action'],
    repository: RepositoryRecord,
    proposal: ProposalRecord,
    caller: Caller,
  ): Promise<void> {
    const { number, title, state } = proposal;
    const eventPayload: ProposalEvent = {
      action,
      repository: repositoryFullName(repository),
      ownerEntityRef: repository.ownerEntityRef,
      number,
      title,
      state,
      actor: caller.actor,
      url: this.#urls.page(repository, { page: 'proposal', number }),
    };
    // Not waited for: people are told in the background, and however that goes, the proposal is there.
    if (action === 'opened') void this.#notifier.opened(repository, proposal);
    await this.#events.publish({
      topic: LOCAL_GIT_PROPOSAL_TOPIC,
      eventPayload,
    });
  }
}
