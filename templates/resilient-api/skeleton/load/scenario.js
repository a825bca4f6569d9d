// What callers do: of ten requests, five list their orders, three read one, two place one. An iteration is one request.
//   TOKENS    access tokens, separated by commas. One caller may call 20 times a second (RATE_LIMIT_PER_SECOND): bring so many that nobody is over.
//   BASE_URL  where the service answers; http://localhost:8080 if not set

import exec from 'k6/execution';
import http from 'k6/http';
import { check, fail } from 'k6';

const ORDERS = `${__ENV.BASE_URL || 'http://localhost:8080'}/v1/orders`;
const tokens = (__ENV.TOKENS || '').split(',').filter(token => token);

// The name groups requests of all orders in the results.
const as = (token, name, headers = {}) => ({
  headers: { Authorization: `Bearer ${token}`, ...headers },
  tags: { name },
});

function place(token, key) {
  return http.post(
    ORDERS,
    JSON.stringify({ reference: 'load-test', quantity: 1 }),
    as(token, 'place', { 'Content-Type': 'application/json', 'Idempotency-Key': key }),
  );
}

export function setup() {
  if (tokens.length === 0) {
    fail('set TOKENS: access tokens with the scopes orders:read and orders:write; for local work `make token`');
  }
  const run = Date.now();
  const orders = tokens.map((token, index) => {
    const answer = place(token, `load-${run}-setup-${index}`);
    if (answer.status !== 201) {
      fail(`placing an order was answered ${answer.status}: ${answer.body}`);
    }
    return answer.json('id');
  });
  return { run, orders };
}

export default function (data) {
  const iteration = exec.scenario.iterationInTest;
  const caller = iteration % tokens.length;
  const token = tokens[caller];
  const turn = Math.random() * 10;
  if (turn < 5) {
    const answer = http.get(`${ORDERS}?limit=20`, as(token, 'list'));
    check(answer, { 'a page of orders': ({ status }) => status === 200 });
  } else if (turn < 8) {
    const id = data.orders[caller];
    const answer = http.get(`${ORDERS}/${id}`, as(token, 'read'));
    check(answer, { 'the order': found => found.status === 200 && found.json('id') === id });
  } else {
    const answer = place(token, `load-${data.run}-${iteration}`);
    check(answer, { 'a new order': ({ status }) => status === 201 });
  }
}
