import request from 'supertest';
import { NotFoundError } from '@backstage/errors';
import {
  companyData,
  companyEntities,
  component,
} from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const described = (repository: string, path: string) => ({
  'backstage.io/managed-by-location': `url:http://localhost:7007/api/local-git/${repository}/blob/main/${path}`,
});

const proposal = (repository: string, number: number) => ({
  repository,
  number,
  title: `Change ${number}`,
  description: '',
  state: 'open' as const,
  head: 'change',
  base: 'main',
  author: 'user:default/ada',
  createdAt: '2026-11-20T08:00:00Z',
  updatedAt: '2026-11-20T09:00:00Z',
  url: `/repositories/${repository}/proposals/${number}`,
});

describe('open proposals', () => {
  let judge: TestJudge;
  const searchProposals = jest.fn();
  const getProposal = jest.fn();
  beforeEach(async () => {
    jest.resetAllMocks();
    judge = await startJudge({
      data: companyData(),
      localGit: { searchProposals, getProposal },
      entities: [
        component('checkout', {
          owner: 'shop',
          annotations: described('shop/checkout', 'svc/catalog-info.yaml'),
        }),
        component('secret', {
          owner: 'platform',
          annotations: described('platform/secret', 'catalog-info.yaml'),
        }),
        ...companyEntities.filter(
          ({ metadata }) => !['checkout', 'secret'].includes(metadata.name),
        ),
      ],
    });
    await judge.run('slo-evaluate');
  });
  afterEach(() => judge.stop());

  const list = (who: Parameters<typeof as>[0] = 'ada') =>
    request(judge.server)
      .get('/api/slo/v1/rehearsals/proposals')
      .set('Authorization', as(who));
  const touching = (...paths: string[]) => ({
    diff: { files: paths.map(path => ({ path, status: 'modified' })) },
  });

  it('lists those that touch SLO files, with the services and files', async () => {
    searchProposals.mockResolvedValue({
      items: [proposal('shop/checkout', 3), proposal('shop/checkout', 2)],
      totalItems: 2,
    });
    getProposal.mockImplementation(async (_, number: number) =>
      number === 3
        ? touching('svc/slos/b.yaml', 'svc/README.md')
        : touching('svc/README.md', 'elsewhere/slos/b.yaml'),
    );
    const { body } = await list().expect(200);
    expect(body).toEqual({
      items: [
        {
          repository: 'shop/checkout',
          number: 3,
          title: 'Change 3',
          author: 'user:default/ada',
          updatedAt: Date.parse('2026-11-20T09:00:00Z'),
          url: '/repositories/shop/checkout/proposals/3',
          services: [
            {
              entityRef: 'component:default/checkout',
              entityTitle: expect.any(String),
              files: ['svc/slos/b.yaml'],
            },
          ],
        },
      ],
      notLookedAt: 0,
    });
    expect(searchProposals).toHaveBeenCalledWith(
      expect.objectContaining({ state: 'open' }),
      { credentials: expect.anything() },
    );
    // The diffs are remembered.
    await list().expect(200);
    expect(getProposal).toHaveBeenCalledTimes(2);
  });

  it('has a renamed SLO file count by its old name too', async () => {
    searchProposals.mockResolvedValue({
      items: [proposal('shop/checkout', 3)],
      totalItems: 1,
    });
    getProposal.mockResolvedValue({
      diff: {
        files: [
          {
            path: 'svc/old.txt',
            oldPath: 'svc/slos/a.yaml',
            status: 'renamed',
          },
        ],
      },
    });
    const { body } = await list().expect(200);
    expect(body.items[0].services[0].files).toEqual(['svc/slos/a.yaml']);
  });

  it('says nothing of services that the caller may not see', async () => {
    searchProposals.mockResolvedValue({
      items: [proposal('platform/secret', 1)],
      totalItems: 1,
    });
    getProposal.mockResolvedValue(touching('slos/a.yaml'));
    expect((await list('ada').expect(200)).body.items).toEqual([]);
    expect(getProposal).not.toHaveBeenCalled();
    expect((await list('max').expect(200)).body.items).toHaveLength(1);
    await list('nobody').expect(403);
    await list('gate').expect(403);
  });

  it('counts what it could not look at', async () => {
    searchProposals.mockResolvedValue({
      items: [proposal('shop/checkout', 4), proposal('shop/checkout', 3)],
      totalItems: 12,
    });
    getProposal.mockImplementation(async (_, number: number) => {
      if (number === 4) throw new NotFoundError('gone');
      return touching('svc/slos/a.yaml');
    });
    const { body } = await list().expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.notLookedAt).toBe(11);
  });
});
