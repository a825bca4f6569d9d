import request from 'supertest';
import { companyData } from '../__testUtils__/company';
import { as, startJudge, type TestJudge } from '../__testUtils__/startJudge';

const CHECKOUT = 'component:default/checkout';

describe('what assistants may ask', () => {
  let judge: TestJudge;
  beforeAll(async () => {
    judge = await startJudge({ data: companyData() });
    await judge.run('slo-evaluate');
    await judge.run('slo-policy');
  });
  afterAll(() => judge.stop());

  const invoke = async (
    name: string,
    input: object,
    who: Parameters<typeof as>[0] = 'ada',
  ) => {
    const { body } = await request(judge.server)
      .post(`/api/slo/.backstage/actions/v1/actions/slo:${name}/invoke`)
      .set('Authorization', as(who))
      .send(input);
    return body;
  };

  it('only reads', async () => {
    const { body } = await request(judge.server)
      .get('/api/slo/.backstage/actions/v1/actions')
      .set('Authorization', as('ada'))
      .expect(200);
    expect(
      body.actions.map(
        (action: { name: string; attributes: { readOnly: boolean } }) => [
          action.name,
          action.attributes.readOnly,
        ],
      ),
    ).toEqual([
      ['list-slos', true],
      ['explain-error-budget', true],
      ['ask-gate', true],
      ['rehearse-slo', true],
    ]);
  });

  it('lists SLOs worst first', async () => {
    const { output } = await invoke('list-slos', { limit: 2 });
    expect(output).toMatchObject({
      totalItems: 4,
      slos: [
        { entityRef: CHECKOUT, truth: 'broken', stage: 'frozen' },
        { truth: 'unknown' },
      ],
    });
    const mine = await invoke('list-slos', { mine: true, truth: 'holds' });
    expect(mine.output.totalItems).toBe(2);
  });

  it('explains a budget', async () => {
    const { output } = await invoke('explain-error-budget', {
      entityRef: 'checkout',
      slo: 'availability',
    });
    expect(output).toMatchObject({
      truth: 'broken',
      sentence: expect.stringContaining('99.9 % was promised'),
      stage: 'frozen',
      spend: [expect.objectContaining({ cause: 'unexplained' })],
    });
  });

  it('asks the gate', async () => {
    const { output } = await invoke('ask-gate', { entityRef: CHECKOUT });
    expect(output).toMatchObject({ decision: 'block', stage: 'frozen' });
  });

  it('rehearses a file', async () => {
    const { output } = await invoke('rehearse-slo', {
      entityRef: CHECKOUT,
      path: 'slos/a.yaml',
      content: 'version: prometheus/v1\nservice: checkout\nslos: []\n',
    });
    expect(output.slos).toEqual([
      expect.objectContaining({ name: 'availability', change: 'removed' }),
    ]);
  });

  it('has the permissions of who asks', async () => {
    const entityRef = 'component:default/secret';
    const slo = 'availability';
    expect((await invoke('list-slos', { text: 'secret' })).output.slos).toEqual(
      [],
    );
    for (const [name, input] of [
      ['explain-error-budget', { entityRef, slo }],
      ['ask-gate', { entityRef }],
      ['rehearse-slo', { entityRef, path: 'a.yaml', content: '' }],
    ] as const) {
      expect((await invoke(name, input)).error.name).toBe('NotFoundError');
      const refused = await invoke(name, input, 'nobody');
      expect(refused.output).toBeUndefined();
    }
    expect((await invoke('list-slos', {}, 'nobody')).output).toBeUndefined();
  });

  it('refuses what makes no sense', async () => {
    const input = { entityRef: CHECKOUT, slo: 'none' };
    const { error } = await invoke('explain-error-budget', input);
    expect(error.message).toContain("it has 'availability'");
    expect((await invoke('ask-gate', { entityRef: '' })).error).toBeDefined();
    expect((await invoke('list-slos', { limit: 0 })).error).toBeDefined();
  });
});
