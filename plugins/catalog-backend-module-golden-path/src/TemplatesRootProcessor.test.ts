import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import path from 'node:path';
import { TemplatesRootProcessor } from './TemplatesRootProcessor';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({
    integrations: {
      github: [{ host: 'github.com' }],
      gitlab: [{ host: 'gitlab.com' }],
      gitea: [{ host: 'gitea.example.com' }],
    },
  }),
);
const processor = new TemplatesRootProcessor({ integrations });

function template(root?: string, kind = 'Template'): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind,
    metadata: {
      name: 'resilient-api',
      annotations:
        root === undefined ? {} : { 'causeway.dev/templates-root': root },
    },
  };
}

async function sourceLocation(
  root: string | undefined,
  type: string,
  target: string,
) {
  const entity = await processor.preProcessEntity(template(root), {
    type,
    target,
  });
  return entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
}

describe('TemplatesRootProcessor', () => {
  it.each([
    ['..', '/srv/portal/templates'],
    ['../', '/srv/portal/templates'],
    ['../..', '/srv/portal'],
  ])('of a file, %s leads stock fetch actions to %s', async (root, folder) => {
    const location = await sourceLocation(
      root,
      'file',
      '/srv/portal/templates/resilient-api/template.yaml',
    );
    expect(location).toMatch(/^file:.*\/$/);
    const base = location?.slice('file:'.length) ?? '';
    // What fetchContents does with a file location.
    expect(resolveSafeChildPath(path.dirname(base), './parts/helm')).toBe(
      `${folder}/parts/helm`,
    );
    expect(() =>
      resolveSafeChildPath(path.dirname(base), '../other'),
    ).toThrow();
  });

  it.each([
    [
      'https://github.com/acme/portal/blob/main/templates/api/template.yaml',
      'https://github.com/acme/portal/tree/main/templates/',
    ],
    [
      'https://gitlab.com/acme/portal/-/blob/main/templates/api/template.yaml',
      'https://gitlab.com/acme/portal/-/blob/main/templates/',
    ],
    [
      'https://gitea.example.com/acme/portal/src/branch/main/templates/api/template.yaml',
      'https://gitea.example.com/acme/portal/src/branch/main/templates/',
    ],
    [
      'http://localhost:7007/api/local-git/platform/paths/blob/main/templates/api/template.yaml',
      'http://localhost:7007/api/local-git/platform/paths/blob/main/templates/',
    ],
  ])('of %s it is %s', async (target, folder) => {
    expect(await sourceLocation('..', 'url', target)).toBe(`url:${folder}`);
    expect(new URL('./parts/helm', folder).toString()).toBe(
      `${folder}parts/helm`,
    );
  });

  it('leaves other kinds, other templates and other locations alone', async () => {
    expect(
      await sourceLocation(undefined, 'file', '/a/b.yaml'),
    ).toBeUndefined();
    expect(await sourceLocation('..', 'bootstrap', 'x')).toBeUndefined();
    const component = template('..', 'Component');
    expect(
      await processor.preProcessEntity(component, {
        type: 'file',
        target: '/a/b.yaml',
      }),
    ).toBe(component);
  });

  it.each([
    '/etc',
    '.',
    '../secrets',
    'x/..',
    '..\\..',
    '',
    'https://evil.test/',
  ])('refuses %j', async root => {
    await expect(
      sourceLocation(root, 'file', '/srv/templates/a/template.yaml'),
    ).rejects.toThrow("can only be '..'");
  });
});
