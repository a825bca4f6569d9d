import { appTreeApiRef } from '@backstage/frontend-plugin-api';
import {
  fetchApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import { useCallback } from 'react';
import { relativeTime } from '../lib/relativeTime';
import { Loaded, useLoaded } from '../lib/useLoaded';

const FAILED_COUNTS_FOR_MS = 7 * 86_400_000;

/** Something that waits for the person. */
export interface Need {
  id: string;
  kind: 'proposal' | 'running' | 'failed';
  title: string;
  detail: string;
  href: string;
}

interface TaskList {
  tasks: {
    id: string;
    status: string;
    createdAt: string;
    lastHeartbeatAt?: string;
    spec?: {
      templateInfo?: {
        entity?: { metadata?: { title?: string; name?: string } };
      };
      parameters?: Record<string, unknown>;
    };
  }[];
}

interface ProposalList {
  items: {
    repository: string;
    number: number;
    title: string;
    author: string;
    createdAt: string;
    url: string;
  }[];
}

type Fetch = typeof fetch;

async function read<T>(fetchIt: Fetch, url: string, signal: AbortSignal) {
  const response = await fetchIt(url, { signal });
  if (response.status === 404) {
    // That part of the portal has no such list: nothing in it needs anybody.
    return undefined;
  }
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response.json() as Promise<T>;
}

function needsOfTasks(list: TaskList | undefined): Need[] {
  const tasks = list?.tasks ?? [];
  return tasks
    .filter(
      ({ status, createdAt }) =>
        status !== 'failed' ||
        Date.now() - Date.parse(createdAt) < FAILED_COUNTS_FOR_MS,
    )
    .map(({ id, status, createdAt, spec }) => {
      const template = spec?.templateInfo?.entity?.metadata;
      const name = spec?.parameters?.name;
      const what =
        typeof name === 'string' ? name : template?.title ?? 'a task';
      const failed = status === 'failed';
      return {
        id: `task:${id}`,
        kind: failed ? ('failed' as const) : ('running' as const),
        title: failed ? `Creating ${what} failed` : `Creating ${what}`,
        detail: failed
          ? `${relativeTime(createdAt)} · see which step, and run it again`
          : `started ${relativeTime(createdAt)}`,
        href: `/create/tasks/${id}`,
      };
    });
}

function needsOfProposals(list: ProposalList | undefined): Need[] {
  const items = list?.items ?? [];
  return items.map(({ repository, number, title, author, createdAt, url }) => ({
    id: `proposal:${repository}#${number}`,
    kind: 'proposal',
    title,
    detail: `${repository} · ${author.replace(
      /^[^:]*:(.*\/)?/,
      '',
    )} · ${relativeTime(createdAt)}`,
    href: new URL(url, window.location.origin).pathname,
  }));
}

/** Tasks of the wizard that run or failed, and change proposals to decide. */
export function useNeeds(): Loaded<Need[]> {
  const { fetch: fetchIt } = useApi(fetchApiRef);
  const identity = useApi(identityApiRef);
  const appTree = useApi(appTreeApiRef);

  const load = useCallback(
    async (signal: AbortSignal) => {
      const { userEntityRef, ownershipEntityRefs } =
        await identity.getBackstageIdentity();
      const tasks = new URLSearchParams([
        ['createdBy', userEntityRef],
        ['status', 'processing'],
        ['status', 'failed'],
        ['order', 'desc:created_at'],
        ['limit', '5'],
      ]);
      const proposals = new URLSearchParams([
        ['state', 'open'],
        ['limit', '5'],
        ...ownershipEntityRefs.map(ref => ['ownerEntityRef', ref]),
      ]);
      const hasGitHost = appTree.getTree().tree.nodes.has('page:local-git');
      const [taskList, proposalList] = await Promise.all([
        read<TaskList>(
          fetchIt,
          `plugin://scaffolder/v2/tasks?${tasks}`,
          signal,
        ),
        hasGitHost
          ? read<ProposalList>(
              fetchIt,
              `plugin://local-git/v1/proposals?${proposals}`,
              signal,
            )
          : undefined,
      ]);
      return [...needsOfTasks(taskList), ...needsOfProposals(proposalList)];
    },
    [appTree, fetchIt, identity],
  );

  return useLoaded(load);
}
