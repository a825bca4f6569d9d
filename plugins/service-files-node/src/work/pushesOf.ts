import { LOCAL_GIT_PUSH_TOPIC } from '@causeway/plugin-local-git-common';
import { z } from 'zod';

/** That a branch of a repository moved. */
export interface Push {
  /** Address of the repository. */
  url: string;
  /** `undefined`: any branch. */
  branch?: string;
  /** Whether `branch` is the one that addresses without a branch mean; unknown counts as yes. */
  isDefault: boolean;
}

const ref = z.string().transform(text => text.replace(/^refs\/heads\//, ''));

const local = z
  .object({ sourceUrl: z.string(), ref, defaultBranch: z.string() })
  .transform(({ sourceUrl, ref: branch, defaultBranch }): Push[] => [
    { url: sourceUrl, branch, isDefault: branch === defaultBranch },
  ]);

const github = z
  .object({
    ref,
    repository: z.object({
      html_url: z.string(),
      default_branch: z.string().optional(),
    }),
  })
  .transform(({ ref: branch, repository }): Push[] => [
    {
      url: repository.html_url,
      branch,
      isDefault: branch === (repository.default_branch ?? branch),
    },
  ]);

const gitlab = z
  .object({
    ref,
    project: z.object({
      web_url: z.string(),
      default_branch: z.string().optional(),
    }),
  })
  .transform(({ ref: branch, project }): Push[] => [
    {
      url: project.web_url,
      branch,
      isDefault: branch === (project.default_branch ?? branch),
    },
  ]);

const bitbucket = z
  .object({
    repository: z.object({
      links: z.object({ html: z.object({ href: z.string() }) }),
    }),
  })
  .transform(({ repository }): Push[] => [
    { url: repository.links.html.href, isDefault: true },
  ]);

const payloads: Record<string, z.ZodType<Push[]>> = {
  [LOCAL_GIT_PUSH_TOPIC]: local,
  'github.push': github,
  'gitlab.push': gitlab,
  'bitbucketCloud.repo:push': bitbucket,
};

/** Topics of the events service on which pushes are told: the embedded host's, and webhooks that its modules sort. */
export const PUSH_TOPICS = Object.keys(payloads);

/** The pushes that an event tells of; none when it isn't as expected, since the schedule sees every change in the end. */
export function pushesOf(topic: string, payload: unknown): Push[] {
  if (!PUSH_TOPICS.includes(topic)) return [];
  return payloads[topic].safeParse(payload).data ?? [];
}
