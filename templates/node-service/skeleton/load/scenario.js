// What learners do: of ten requests, four list their sessions, three read one, two start one, one completes one. An iteration is one
// request, or two where a session is started to be completed.
//   TOKENS    access tokens, separated by commas. One caller may call 20 times a second (RATE_LIMIT_PER_SECOND): bring so many that nobody is over.
//   BASE_URL  where the service answers; http://localhost:8080 if not set

import exec from 'k6/execution';
import http from 'k6/http';
import { check, fail } from 'k6';

const SESSIONS = `${__ENV.BASE_URL || 'http://localhost:8080'}/v1/sessions`;
const tokens = (__ENV.TOKENS || '').split(',').filter(token => token);

// The name groups requests of all sessions in the results.
const as = (token, name, headers = {}) => ({
  headers: { Authorization: `Bearer ${token}`, ...headers },
  tags: { name },
});
const json = { 'Content-Type': 'application/json' };

function start(token, key) {
  const session = JSON.stringify({ topic: 'load-test', questions: 10 });
  return http.post(SESSIONS, session, as(token, 'start', { ...json, 'Idempotency-Key': key }));
}

export function setup() {
  if (tokens.length === 0) {
    fail('set TOKENS: access tokens with the scopes sessions:read and sessions:write; for local work `make token`');
  }
  const run = Date.now();
  const sessions = tokens.map((token, index) => {
    const answer = start(token, `load-${run}-setup-${index}`);
    if (answer.status !== 201) {
      fail(`starting a session was answered ${answer.status}: ${answer.body}`);
    }
    return answer.json('id');
  });
  return { run, sessions };
}

export default function (data) {
  const iteration = exec.scenario.iterationInTest;
  const caller = iteration % tokens.length;
  const token = tokens[caller];
  const turn = Math.random() * 10;
  if (turn < 4) {
    const answer = http.get(`${SESSIONS}?limit=20`, as(token, 'list'));
    check(answer, { 'a page of sessions': ({ status }) => status === 200 });
  } else if (turn < 7) {
    const id = data.sessions[caller];
    const answer = http.get(`${SESSIONS}/${id}`, as(token, 'read'));
    check(answer, { 'the session': found => found.status === 200 && found.json('id') === id });
  } else {
    const started = start(token, `load-${data.run}-${iteration}`);
    check(started, { 'a new session': ({ status }) => status === 201 });
    if (turn < 9 || started.status !== 201) return;
    const url = `${SESSIONS}/${started.json('id')}/complete`;
    const answer = http.post(url, JSON.stringify({ score: 80 }), as(token, 'complete', json));
    check(answer, { 'a completed session': ({ status }) => status === 200 });
  }
}
