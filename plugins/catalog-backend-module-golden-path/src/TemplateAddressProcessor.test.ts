import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { TemplateAddressProcessor } from './TemplateAddressProcessor';

const processor = new TemplateAddressProcessor({
  integrations: ScmIntegrations.fromConfig(
    new ConfigReader({ integrations: { github: [{ host: 'github.com' }] } }),
  ),
});
const host = 'http://localhost:7007/api/local-git/platform/paths';
const file = `${host}/blob/main/api/template.yaml`;

async function addressOf(
  url: string | undefined,
  options: {
    target?: string;
    type?: string;
    action?: string;
    source?: string;
  } = {},
) {
  const { target = file, type = 'url', action = 'fetch:template' } = options;
  const entity: Entity = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'api',
      ...(options.source && {
        annotations: { 'backstage.io/source-location': options.source },
      }),
    },
    spec: { steps: [{ id: 'a', action, input: { url, values: { b: 1 } } }] },
  };
  const processed = await processor.preProcessEntity(entity, { type, target });
  expect(processed.spec?.steps).toEqual([
    { id: 'a', action, input: { url: expect.anything(), values: { b: 1 } } },
  ]);
  const [step] = processed.spec?.steps as { input: { url: string } }[];
  return step.input.url;
}

describe('TemplateAddressProcessor', () => {
  it('starts from the template in the embedded Git host', async () => {
    expect(await addressOf('./skeleton')).toBe(
      `${host}/blob/main/api/skeleton`,
    );
  });

  it('starts from the source location where there is one', async () => {
    expect(
      await addressOf('./parts/helm', { source: `url:${host}/blob/main/` }),
    ).toBe(`${host}/blob/main/parts/helm`);
  });

  it.each([
    ['https://github.com/acme/x/tree/main/y', {}],
    ['./${{ parameters.kind }}', {}],
    ['./skeleton', { action: 'publish:github' }],
    ['./skeleton', { type: 'file', target: '/srv/template.yaml' }],
    ['./skeleton', { target: 'https://github.com/a/b/blob/main/t.yaml' }],
  ])('leaves %s with %j alone', async (url, options) => {
    expect(await addressOf(url, options)).toBe(url);
  });

  it('leaves other kinds and templates without steps alone', async () => {
    for (const entity of [
      { kind: 'Component', spec: { steps: [] } },
      { kind: 'Template', spec: {} },
      { kind: 'Template' },
    ]) {
      const whole = { apiVersion: 'v1', metadata: { name: 'a' }, ...entity };
      expect(
        await processor.preProcessEntity(whole, { type: 'url', target: file }),
      ).toBe(whole);
    }
  });
});
