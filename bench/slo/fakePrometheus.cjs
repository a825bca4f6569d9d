// A stand-in for Prometheus in a process of its own, which answers every SLO; tells its parent where it listens.
require('@backstage/cli/config/nodeTransform.cjs');
const path = require('node:path');

const utils = path.resolve(
  __dirname,
  '../../plugins/slo-backend-module-prometheus/src/__testUtils__',
);
const { FakePrometheus } = require(`${utils}/FakePrometheus`);

FakePrometheus.start().then(fake => {
  fake.queries = [
    ['count_over_time', () => 10],
    ['code=~"5.."', () => 0.01],
    ['', () => 20],
  ];
  process.send(fake.upstream.url);
});
process.on('disconnect', () => process.exit(0));
