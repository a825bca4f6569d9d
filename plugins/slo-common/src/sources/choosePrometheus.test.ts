import { choosePrometheus } from './choosePrometheus';

const all = [
  { name: 'first', clusters: [], environments: [] },
  { name: 'eu', clusters: ['eu-1', 'eu-2'], environments: [] },
  { name: 'dev', clusters: [], environments: ['dev'] },
];
const choose = (
  annotations: Record<string, string> = {},
  labels: Record<string, string> = {},
) => choosePrometheus({ annotations, labels }, all)?.name;

describe('choosePrometheus', () => {
  it('takes the one that the service names', () => {
    expect(
      choose({
        'causeway.dev/slo-prometheus': 'dev',
        'backstage.io/kubernetes-cluster': 'eu-1',
      }),
    ).toBe('dev');
  });

  it('takes none if that one is not there', () => {
    expect(choose({ 'causeway.dev/slo-prometheus': 'gone' })).toBeUndefined();
  });

  it('goes by cluster, then by environment, then takes the first', () => {
    const cluster = { 'backstage.io/kubernetes-cluster': 'eu-2' };
    expect(choose(cluster, { env: 'dev' })).toBe('eu');
    expect(choose({}, { environment: 'dev' })).toBe('dev');
    expect(choose({}, { env: 'prod' })).toBe('first');
  });
});
