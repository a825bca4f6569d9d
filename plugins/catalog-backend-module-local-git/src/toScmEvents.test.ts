import type { PushEvent } from '@causeway/plugin-local-git-common';
import { pushToScmEvents, repositoryToScmEvents } from './toScmEvents';

const root = 'http://localhost:7007/api/local-git/learning/rag-api';
const push: PushEvent = {
  repository: 'learning/rag-api',
  ownerEntityRef: 'group:default/learning',
  ref: 'refs/heads/feature/x',
  defaultBranch: 'main',
  after: 'a'.repeat(40),
  pusher: 'user:default/ada',
  files: [
    { path: 'catalog-info.yaml', status: 'modified' },
    { path: 'docs/new file.md', status: 'added' },
    { path: 'old.yaml', status: 'deleted' },
  ],
  filesTruncated: false,
  sourceUrl: `${root}/tree/feature~x/`,
};

describe('pushToScmEvents', () => {
  it('names each file by its URL', () => {
    expect(pushToScmEvents(push)).toEqual([
      {
        type: 'location.updated',
        url: `${root}/blob/feature~x/catalog-info.yaml`,
      },
      {
        type: 'location.created',
        url: `${root}/blob/feature~x/docs/new%20file.md`,
      },
      {
        type: 'location.updated',
        url: `${root}/blob/feature~x/docs/new%20file.md`,
      },
      { type: 'location.deleted', url: `${root}/blob/feature~x/old.yaml` },
    ]);
  });

  it('names the whole branch when there are too many files', () => {
    expect(pushToScmEvents({ ...push, filesTruncated: true })).toEqual([
      { type: 'repository.updated', url: `${root}/tree/feature~x/` },
      { type: 'repository.updated', url: `${root}/blob/feature~x/` },
    ]);
  });

  it('says nothing of a deleted branch', () => {
    expect(pushToScmEvents({ ...push, after: undefined })).toEqual([]);
  });
});

describe('repositoryToScmEvents', () => {
  const event = {
    repository: push.repository,
    ownerEntityRef: push.ownerEntityRef,
    actor: 'x',
    sourceUrl: `${root}/tree/main/`,
  };
  it('tells of a repository that is gone, and of nothing else', () => {
    expect(repositoryToScmEvents({ ...event, action: 'deleted' })).toEqual([
      { type: 'repository.deleted', url: root },
    ]);
    expect(repositoryToScmEvents({ ...event, action: 'created' })).toEqual([]);
  });
});
