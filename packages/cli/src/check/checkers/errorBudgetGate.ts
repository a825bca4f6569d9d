import { createServer, Server } from 'node:http';
import path from 'node:path';
import type { CheckContext, Checker, Found } from '../Checker';
import { program } from '../needs';
import { TestRepository } from './testRepository';

const SCRIPT = '.github/scripts/error-budget-gate.sh';
const CHART = 'deploy/helm/Chart.yaml';

/** What the portal answers, what the repository wants when it doesn't know, and how the script must end. */
const CASES: ReadonlyArray<
  [answer: string, whenUnknown: string, tag: string, status: number]
> = [
  ['allow', 'block', 'v1.2.0', 0],
  ['block', 'allow', 'v1.2.1', 1],
  ['unknown', 'allow', 'v1.2.0', 0],
  ['unknown', 'block', 'v1.2.0', 1],
  ['a page', 'block', 'v1.2.0', 1],
  ['forbidden', 'block', 'v1.2.0', 1],
  ['allow', 'block', 'v2.0.0', 0],
  ['allow', 'maybe', 'v1.2.0', 2],
];

/** Which change a question must be about, by tag. */
const CHANGES: Record<string, string> = {
  'v1.2.0': 'feature',
  'v1.2.1': 'fix',
  'v2.0.0': 'critical',
};

const TOKEN = 't"o\\k';

/** A portal that answers what it is told to. */
class FakePortal {
  answer = '';
  readonly seen: string[] = [];
  readonly #server: Server;

  constructor() {
    this.#server = createServer((request, response) => {
      this.seen.push(`${request.url} ${request.headers.authorization}`);
      response.statusCode = this.answer === 'forbidden' ? 403 : 200;
      response.end(
        this.answer === 'a page'
          ? '<html>'
          : JSON.stringify({
              decision: this.answer,
              reason: '63 % used\n::error::injected',
            }),
      );
    });
  }

  async start(): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    const address = this.#server.address();
    if (typeof address !== 'object' || !address) {
      throw new Error('the stand-in of the portal has no address');
    }
    return `http://127.0.0.1:${address.port}/`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** How many lines are commands to the runner of the workflow. */
function commandsIn(text: string): number {
  return text.split('\n').filter(line => line.startsWith('::')).length;
}

async function play(
  context: CheckContext,
  repository: TestRepository,
  portal: FakePortal,
): Promise<Found[]> {
  const url = await portal.start();
  const script = path.join(context.render.dir, SCRIPT);
  const found: Found[] = [];
  const expect = (holds: boolean, message: string) => {
    if (!holds) {
      found.push({ file: SCRIPT, rule: 'gate', message });
    }
  };
  const alone = await repository.run('bash', [script, 'v1.2.0'], {
    PORTAL_URL: '',
  });
  expect(
    alone.status === 0 && /^::warning::/m.test(alone.stdout),
    `without a portal it must only warn: ${alone.stdout}${alone.stderr}`,
  );
  for (const [answer, whenUnknown, tag, status] of CASES) {
    portal.answer = answer;
    const asked = portal.seen.length;
    const outcome = await repository.run('bash', [script, tag], {
      PORTAL_URL: url,
      PORTAL_TOKEN: TOKEN,
      WHEN_UNKNOWN: whenUnknown,
    });
    const said = `${outcome.stdout}${outcome.stderr}`;
    const what = `portal says ${answer}, ${whenUnknown} when unknown, ${tag}`;
    expect(
      outcome.status === status,
      `${what}: ended with ${outcome.status}, not ${status}: ${said}`,
    );
    expect(
      commandsIn(said) === 1,
      `${what}: not exactly one command to the runner: ${said}`,
    );
    const question = portal.seen[asked];
    expect(
      question === undefined ||
        question.endsWith(`change=${CHANGES[tag]} Bearer ${TOKEN}`),
      `${what}: asked ${question}`,
    );
  }
  expect(
    portal.seen.length >= CASES.length - 1,
    `the portal was asked ${portal.seen.length} times only`,
  );
  return found;
}

/** The script that asks the portal before a release, against a portal that answers everything it may. */
export const errorBudgetGate: Checker = {
  id: 'error-budget-gate',
  title: 'error-budget gate against a portal',
  needs: ['git', 'bash', 'curl', 'jq'].map(name =>
    program(name, { get: `install ${name}` }),
  ),
  scope: 'every',
  quickScope: 'main',
  reads: render => (render.files.includes(SCRIPT) ? [SCRIPT] : []),
  async run(context) {
    const repository = await TestRepository.create(context, [CHART]);
    await repository.git('tag', 'v1.2.0');
    await repository.git('tag', 'v1.2.1');
    await repository.git(
      ...['tag', '--annotate', 'v2.0.0'],
      ...['--message', 'Release\n\nChange: critical'],
    );
    await repository.git('push', '--quiet', 'origin', 'main', '--tags');
    const portal = new FakePortal();
    try {
      return await play(context, repository, portal);
    } finally {
      portal.stop();
    }
  },
};
