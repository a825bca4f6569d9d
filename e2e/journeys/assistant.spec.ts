import { UnauthorizedError } from '@modelcontextprotocol/sdk/client/auth.js';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Page } from '@playwright/test';
import { AssistantSignIn } from '../support/AssistantSignIn';
import { expect, test } from '../support/test';
import { uniqueName } from '../support/uniqueName';

/** Lets an assistant in as whoever is signed in on the page, as the person would. */
async function letIn(page: Page, baseURL: string) {
  const address = new URL('/api/mcp-actions/v1', baseURL);
  const signIn = new AssistantSignIn(new URL('/back', baseURL).href);
  const about = { name: 'journeys', version: '1.0.0' };
  const first = new StreamableHTTPClientTransport(address, {
    authProvider: signIn,
  });
  await expect(new Client(about).connect(first)).rejects.toThrow(
    UnauthorizedError,
  );

  await page.goto(signIn.consentUrl!);
  await expect(page.getByText('Assistant of the journeys')).toBeVisible();
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.waitForURL(/\/back\?.*code=/);
  await first.finishAuth(new URL(page.url()).searchParams.get('code')!);

  const client = new Client(about);
  await client.connect(
    new StreamableHTTPClientTransport(address, { authProvider: signIn }),
  );
  return client;
}

function toolNamed(tools: readonly { name: string }[], end: string) {
  return tools.find(({ name }) => name.endsWith(end))!.name;
}

test('an assistant is let in, and explains a budget', async ({
  signIn,
  baseURL,
}) => {
  test.setTimeout(300_000);
  const page = await signIn('Ada Reyes');
  const assistant = await letIn(page, baseURL!);

  const { tools } = await assistant.listTools();
  expect(tools.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/list-slos$/),
      expect.stringMatching(/explain-error-budget$/),
      expect.stringMatching(/ask-gate$/),
      expect.stringMatching(/rehearse-slo$/),
      expect.stringMatching(/create-service$/),
    ]),
  );

  // The playground's services are judged some time after the first start.
  await expect(async () => {
    const gate = await assistant.callTool({
      name: toolNamed(tools, 'ask-gate'),
      arguments: {
        entityRef: 'component:default/learning-orchestrator',
        change: 'feature',
      },
    });
    expect(JSON.stringify(gate.content)).toMatch(/\\"decision\\":\s*\\"block/);
  }).toPass({ timeout: 180_000 });

  const budget = await assistant.callTool({
    name: toolNamed(tools, 'explain-error-budget'),
    arguments: {
      entityRef: 'component:default/learning-orchestrator',
      slo: 'requests-succeed',
    },
  });
  expect(budget.isError).toBeFalsy();
  expect(JSON.stringify(budget.content)).toMatch(/budget/);

  const wrong = await assistant.callTool({
    name: toolNamed(tools, 'explain-error-budget'),
    arguments: { entityRef: 'component:default/nobody', slo: 'x' },
  });
  expect(wrong.isError).toBe(true);
  await assistant.close();
});

test('an assistant creates a service from a name and an owner', async ({
  signIn,
  baseURL,
}) => {
  const page = await signIn('Ada Reyes');
  const assistant = await letIn(page, baseURL!);
  const { tools } = await assistant.listTools();
  const create = (name: string) =>
    assistant.callTool({
      name: toolNamed(tools, 'create-service'),
      arguments: { name, owner: 'learning' },
    });

  const refused = await create('kube-dns');
  expect(refused.isError).toBe(true);
  expect(JSON.stringify(refused.content)).toContain('name');

  const name = uniqueName('assisted');
  expect((await create(name)).isError).toBeFalsy();
  await expect(async () => {
    await page.goto(`/catalog/default/component/${name}`);
    await expect(page.getByText('Team Learning').first()).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 60_000 });
  await assistant.close();
});
