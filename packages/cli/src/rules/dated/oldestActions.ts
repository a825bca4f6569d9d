import type { DatedTable } from './DatedTable';

/** Actions: Node 20 was taken away from GitHub's runners in September 2026. */
export const OLDEST_ACTIONS: DatedTable<Readonly<Record<string, number>>> = {
  what: "the oldest major version of each action that runs on GitHub's runners",
  checkedOn: '2026-11-21',
  sources: [
    'https://github.blog/changelog/label/actions/',
    'the releases of each action, https://github.com/OWNER/NAME/releases',
  ],
  entries: {
    'actions/checkout': 6,
    'actions/setup-node': 6,
    'actions/setup-python': 6,
    'actions/upload-artifact': 6,
    'actions/download-artifact': 7,
    'actions/cache': 5,
    'docker/setup-buildx-action': 4,
    'docker/login-action': 4,
    'docker/metadata-action': 6,
    'docker/build-push-action': 7,
    'aws-actions/configure-aws-credentials': 6,
    'hashicorp/setup-terraform': 4,
  },
};
