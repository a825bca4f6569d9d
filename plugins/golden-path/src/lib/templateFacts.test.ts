import { templateFacts } from './templateFacts';

const base = {
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name: 'resilient-api' },
};

describe('templateFacts', () => {
  it('reads parts, time and owner', () => {
    const facts = templateFacts({
      ...base,
      metadata: {
        name: 'resilient-api',
        title: 'Resilient API',
        description: 'A backend that stays up.',
        tags: ['python'],
        annotations: {
          'causeway.dev/takes': ' About 20 seconds ',
          'causeway.dev/what-you-get':
            'Service: FastAPI, PostgreSQL: both tested\n\n  Runbook\n',
        },
      },
      spec: { owner: 'group:default/platform', type: 'service' },
    });

    expect(facts).toEqual({
      entityRef: 'template:default/resilient-api',
      namespace: 'default',
      name: 'resilient-api',
      title: 'Resilient API',
      summary: 'A backend that stays up.',
      takes: 'About 20 seconds',
      parts: [
        { title: 'Service', detail: 'FastAPI, PostgreSQL: both tested' },
        { title: 'Runbook' },
      ],
      owner: 'group:default/platform',
      type: 'service',
      tags: ['python'],
    });
  });

  it('claims nothing that the template does not say', () => {
    expect(templateFacts(base)).toMatchObject({
      title: 'resilient-api',
      parts: [],
      takes: undefined,
      owner: undefined,
    });
  });
});
