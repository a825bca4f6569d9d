import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  repositoryFullName,
  repositoryPagePath,
} from '@causeway/plugin-local-git-common';
import type { ProposalRecord } from '../store/ProposalRecord';
import type { RepositoryRecord } from '../store/RepositoryRecord';
import type { CommitAuthors } from './CommitAuthors';

/** Tells a repository's owners of proposals that wait for them. */
export class ProposalNotifier {
  readonly #notifications: NotificationService;
  readonly #authors: CommitAuthors;
  readonly #logger: LoggerService;

  constructor(options: {
    notifications: NotificationService;
    authors: CommitAuthors;
    logger: LoggerService;
  }) {
    this.#notifications = options.notifications;
    this.#authors = options.authors;
    this.#logger = options.logger;
  }

  /** Notifies the owners of a new proposal, except its author. Never fails: what goes wrong is logged. */
  async opened(
    repository: RepositoryRecord,
    proposal: ProposalRecord,
  ): Promise<void> {
    const { id, number, title } = proposal;
    const { ownerEntityRef } = repository;
    const name = repositoryFullName(repository);
    // Recipients are compared letter by letter, and the catalog writes refs in lower case.
    const author = proposal.author.toLocaleLowerCase('en-US');
    if (author === ownerEntityRef) return;
    try {
      const { name: authorName } = await this.#authors.identityOf(
        proposal.author,
      );
      await this.#notifications.send({
        recipients: {
          type: 'entity',
          entityRef: ownerEntityRef,
          excludeEntityRef: author,
        },
        payload: {
          title,
          description: `${authorName} proposes a change to ${name} (#${number}).`,
          link: repositoryPagePath(repository, { page: 'proposal', number }),
          topic: 'proposals',
          // Sent again, it takes the place of the first.
          scope: `proposal:${id}`,
        },
      });
    } catch (error) {
      this.#logger.warn(
        `The owners of '${name}' were not notified of proposal ${number}: ${error}`,
      );
    }
  }
}
