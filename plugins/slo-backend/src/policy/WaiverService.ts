import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  DAY_MS,
  sloWaiverGrantPermission,
  type SloWaiver,
} from '@causeway/plugin-slo-common';
import type { Callers } from '../access/Callers';
import type { SloAuthorizer } from '../access/SloAuthorizer';
import type { SloChanges } from '../changes/SloChanges';
import type { JudgedService } from '../evaluate/JudgedService';
import type { WaiverStore } from '../store';
import type { WaiverRequest } from './waiverSchema';

/** What a {@link WaiverService} works with. */
export interface WaiverServiceOptions {
  waivers: WaiverStore;
  changes: SloChanges;
  callers: Callers;
  authorizer: SloAuthorizer;
  now?: () => number;
}

/** Grants and revokes waivers of a service's policy. */
export class WaiverService {
  readonly #options: WaiverServiceOptions;

  constructor(options: WaiverServiceOptions) {
    this.#options = options;
  }

  /** Whether somebody may: by the portal's permissions, or because the service's policy names them or a group that they are in. */
  async mayGrant(
    service: JudgedService,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const { callers, authorizer } = this.#options;
    if (!callers.isUser(credentials)) {
      return false;
    }
    const approver = approverOf(service);
    const owned = approver ? await callers.memberships(credentials) : [];
    return (
      (approver !== undefined && owned.includes(approver)) ||
      authorizer.may(sloWaiverGrantPermission, credentials)
    );
  }

  /** @throws InputError for one that the policy doesn't allow */
  async grant(
    service: JudgedService,
    request: WaiverRequest,
    credentials: BackstageCredentials,
  ): Promise<SloWaiver> {
    await this.#check(service, credentials);
    const { waivers, changes, callers, now = Date.now } = this.#options;
    const { entityRef, slos } = service;
    const { policy } = service.policy;
    if (!policy) {
      throw new InputError(
        `The error-budget policy of '${entityRef}' can't be read, so nothing can be waived: correct its file first.`,
      );
    }
    const from = now();
    const { reason, until } = request;
    const longest = policy.exceptions.longestMs;
    if (!(until > from && until - from <= longest)) {
      throw new InputError(
        `'until' has to lie in the future, ${
          longest / DAY_MS
        } days ahead at most (exceptions.longestDays of the policy).`,
      );
    }
    const strange = (request.slos ?? []).filter(
      name => !slos.some(slo => slo.name === name),
    );
    if (strange.length > 0) {
      throw new InputError(
        `'${entityRef}' has no SLO '${strange[0]}'; it has ${slos
          .map(slo => `'${slo.name}'`)
          .join(', ')}.`,
      );
    }
    const waiver = await waivers.add({
      entityRef,
      waiver: {
        reason,
        approvedBy: callers.actor(credentials),
        from,
        until,
        ...(request.slos && { slos: request.slos }),
      },
    });
    await changes.publish({ kind: 'waivers', entityRefs: [entityRef] });
    return waiver;
  }

  /** @throws NotFoundError if the service has no such waiver */
  async revoke(
    service: JudgedService,
    id: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    await this.#check(service, credentials);
    const { waivers, changes, callers } = this.#options;
    const { entityRef } = service;
    const revokedBy = callers.actor(credentials);
    await waivers.revoke({ entityRef, id, revokedBy });
    await changes.publish({ kind: 'waivers', entityRefs: [entityRef] });
  }

  async #check(
    service: JudgedService,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.mayGrant(service, credentials))) {
      const approver = approverOf(service);
      throw new NotAllowedError(
        `You may not waive the policy of '${service.entityRef}': ask ${
          approver ? `'${approver}' or ` : ''
        }a platform engineer.`,
      );
    }
  }
}

/** Whom the policy's file names; free text that is no entity ref names nobody. */
function approverOf({ policy }: JudgedService): string | undefined {
  const text = policy.policy?.exceptions.approvedBy;
  if (!text || /\s/.test(text)) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(text, {
        defaultKind: 'Group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    return undefined;
  }
}
