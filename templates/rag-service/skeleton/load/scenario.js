// What callers do: of ten questions, six are among the popular ones (answered from the cache, once somebody asked), four are new. An iteration is one request.
//   TOKENS    access tokens, separated by commas. One caller may ask 5 times a second (RATE_LIMIT_PER_SECOND): bring so many that nobody is over.
//   BASE_URL  where the service answers; http://localhost:8080 if not set
// Every new question costs what the model costs. To measure the service alone, let the environment run with MODEL_PROVIDER=local.

import exec from 'k6/execution';
import http from 'k6/http';
import { check, fail } from 'k6';

const BASE = `${__ENV.BASE_URL || 'http://localhost:8080'}/v1`;
const tokens = (__ENV.TOKENS || '').split(',').filter(token => token);
const POPULAR = [
  'How many days of vacation does an employee have?',
  'What is the limit for a hotel night?',
  'How fast must a lost laptop be reported?',
  'When does the on-call rotation change?',
];

function ask(token, query, stream = false) {
  return http.post(`${BASE}/query`, JSON.stringify({ query, stream }), {
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    tags: { name: stream ? 'stream' : 'query' },
    timeout: '60s',
  });
}

export function setup() {
  if (tokens.length === 0) {
    fail('set TOKENS: access tokens with the scope queries:ask; for local work `make token`');
  }
  const answer = ask(tokens[0], POPULAR[0]);
  if (answer.status !== 200) {
    fail(`a first question was answered ${answer.status}: ${answer.body}`);
  }
  return { run: Date.now() };
}

export default function (data) {
  const iteration = exec.scenario.iterationInTest;
  const token = tokens[iteration % tokens.length];
  const turn = Math.random() * 10;
  const question = turn < 6
    ? POPULAR[Math.floor(Math.random() * POPULAR.length)]
    : `What does document ${data.run}-${iteration} say about vacation?`;
  if (Math.random() < 0.5) {
    const answer = ask(token, question);
    check(answer, { 'an answer': ({ status }) => status === 200 });
  } else {
    const answer = ask(token, question, true);
    check(answer, { 'a stream that ends': ({ status, body }) => status === 200 && body.includes('event: answer') });
  }
}
