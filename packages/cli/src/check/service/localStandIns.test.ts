import { localStandIns } from './localStandIns';

const standIns = (compose: string) =>
  localStandIns({
    dir: '/demo',
    files: ['compose.yaml'],
    texts: new Map([['compose.yaml', compose]]),
  });

describe('localStandIns', () => {
  it('takes what is local in any service, through anchors too', () => {
    expect(
      standIns(`
x-app: &app
  environment: &env
    MODEL_PROVIDER: local
    LOG_LEVEL: DEBUG
services:
  app: *app
  worker:
    environment:
      <<: *env
      EMBEDDINGS_PROVIDER: local
  db: { image: postgres }
`),
    ).toEqual({ MODEL_PROVIDER: 'local', EMBEDDINGS_PROVIDER: 'local' });
  });

  it('is empty where there is no such file or it says nothing', () => {
    expect(standIns('services: {}')).toEqual({});
    expect(standIns('[]')).toEqual({});
    expect(
      localStandIns({ dir: '/demo', files: [], texts: new Map() }),
    ).toEqual({});
  });
});
