import { parseAllDocuments } from 'yaml';
import { loadClusters } from '../company/loadClusters';
import { fastImportStream } from './fastImport';
import { history } from './history';
import { loadRepositories } from './loadRepositories';
import { peopleOf } from './people';
import type { CompanyRepository } from './RepositorySpec';

const small: CompanyRepository = {
  spec: {
    owner: 'learning',
    name: 'small',
    ownerEntityRef: 'group:default/learning',
    description: 'Small',
    commits: [
      { author: 'ada', ago: 3000, message: 'One', adds: ['a'], edits: [] },
      {
        author: 'ada',
        ago: 2000,
        message: 'Two',
        adds: ['docs/'],
        edits: [{ path: 'a', from: 'old', to: 'new' }],
        tag: 'v1',
      },
    ],
    proposals: [
      {
        branch: 'fix',
        title: 'Fix',
        description: '',
        commits: [
          {
            author: 'ada',
            ago: 1000,
            message: 'Fix',
            edits: [{ path: 'a', from: 'new', to: 'newer' }],
          },
        ],
      },
    ],
  },
  files: new Map([
    ['a', 'new\n'],
    ['docs/b', 'b\n'],
  ]),
};

function states(repository: CompanyRepository) {
  return history(repository).map(({ name, commits }) => [
    name,
    commits.map(({ files }) => Object.fromEntries(files)),
  ]);
}

describe('history', () => {
  it('takes later edits and files back', () => {
    expect(states(small)).toEqual([
      ['main', [{ a: 'old\n' }, { a: 'new\n', 'docs/b': 'b\n' }]],
      ['fix', [{ a: 'newer\n', 'docs/b': 'b\n' }]],
    ]);
  });

  it('refuses a file that no commit adds', () => {
    const files = new Map([...small.files, ['stray', '']]);
    expect(() => history({ ...small, files })).toThrow(
      "No commit of 'learning/small' adds stray",
    );
  });

  it('refuses an edit of what is not there once', () => {
    const files = new Map([...small.files, ['a', 'new new\n']]);
    expect(() => history({ ...small, files })).toThrow(
      "'a' doesn't contain exactly once: new",
    );
  });
});

describe('the company', () => {
  it('has a history for every repository, by people it knows', async () => {
    const repositories = await loadRepositories();
    expect(
      repositories.map(({ spec }) => `${spec.owner}/${spec.name}`),
    ).toEqual([
      'learning/adaptive-engine',
      'learning/analytics-service',
      'learning/bloom-validator',
      'learning/learning-orchestrator',
      'learning/rag-api',
      'learning/score-batch',
      'platform/company',
    ]);
    const people = peopleOf(repositories);
    for (const repository of repositories) {
      const branches = history(repository);
      const nowMs = Date.parse('2026-11-21T08:00:00Z');
      const stream = fastImportStream({ branches, people, nowMs });
      expect(stream).toBe(fastImportStream({ branches, people, nowMs }));
      const [{ commits }] = branches;
      expect(commits.length).toBeGreaterThan(3);
      expect(commits[commits.length - 1].files).toBe(repository.files);
      const ages = commits.map(({ agoMs }) => agoMs);
      expect(ages).toEqual([...ages].sort((a, b) => b - a));
    }
  });

  it('has YAML that parses, and entities that point to entities it has', async () => {
    const repositories = await loadRepositories();
    const entities = repositories.flatMap(({ files }) =>
      [...files]
        .filter(([path]) => /^[a-z-]+\.yaml$/.test(path))
        .flatMap(([, text]) => parseAllDocuments(text))
        .map(document => {
          expect(document.errors).toEqual([]);
          return document.toJS();
        })
        .filter(entity => entity.kind),
    );
    const has = (kind: string, name: string) =>
      entities.some(
        entity => entity.kind === kind && entity.metadata.name === name,
      );
    for (const { kind, metadata, spec } of entities) {
      const label = `${kind} ${metadata.name}`;
      const missing = [
        ...(spec.owner ? [['Group', spec.owner.split('/')[1]]] : []),
        ...(spec.parent ? [['Group', spec.parent]] : []),
        ...(spec.memberOf ?? []).map((group: string) => ['Group', group]),
        ...(spec.system ? [['System', spec.system]] : []),
        ...(spec.domain ? [['Domain', spec.domain]] : []),
        ...[...(spec.providesApis ?? []), ...(spec.consumesApis ?? [])].map(
          (api: string) => ['API', api],
        ),
        ...(spec.dependsOn ?? []).map((ref: string) => [
          'Resource',
          ref.split('/')[1],
        ]),
      ].filter(([wanted, name]) => !has(wanted, name));
      expect([label, missing]).toEqual([label, []]);
    }
  });

  it('runs only versions that its repositories have released', async () => {
    const repositories = await loadRepositories();
    const clusters = await loadClusters();
    for (const { name, workloads } of clusters) {
      for (const workload of workloads) {
        const repository = repositories.find(
          ({ spec }) => spec.name === workload.service,
        );
        const running =
          'revisions' in workload
            ? workload.revisions
            : [{ version: workload.version, ago: workload.ago }];
        for (const { version, ago } of repository ? running : []) {
          const release = repository?.spec.commits.find(
            ({ tag }) => tag === version,
          );
          const what = `${name} ${workload.service} ${version}`;
          expect([what, release && release.ago > ago]).toEqual([what, true]);
        }
      }
    }
  });
});
