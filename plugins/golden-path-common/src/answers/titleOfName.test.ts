import { titleOfName } from './titleOfName';

describe('titleOfName', () => {
  it.each([
    ['payments-api', 'Payments API'],
    ['rag-api', 'RAG API'],
    ['ml-pipeline', 'ML pipeline'],
    ['user-id-db', 'User ID DB'],
    ['grpc-gateway', 'gRPC gateway'],
    ['public-apis', 'Public APIs'],
    ['s3-export', 'S3 export'],
  ])('spells the words it knows: %s', (name, title) => {
    expect(titleOfName(name)).toBe(title);
  });

  it.each([
    ['quiz-score-store', 'Quiz score store'],
    ['orders', 'Orders'],
    ['idea-box', 'Idea box'],
    ['rapid-build', 'Rapid build'],
    ['rest-planner', 'Rest planner'],
    ['constructor-x', 'Constructor x'],
    ['', ''],
  ])(
    'leaves other words alone, also those with one inside: %s',
    (name, title) => {
      expect(titleOfName(name)).toBe(title);
    },
  );
});
