import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/test';
import { uniqueName } from '../support/uniqueName';

test('a change goes from a push through a proposal into the main branch', async ({
  signIn,
  baseURL,
}) => {
  const branch = uniqueName('journey');
  const file = `${branch}.md`;
  const page = await signIn('Ada Reyes');
  await page.goto('/repositories/tokens');
  await page.getByRole('textbox', { name: /Name/ }).fill(branch);
  const write = page.getByRole('radio', { name: /write|push/i });
  if (await write.count()) await write.first().check({ force: true });
  await page.getByRole('button', { name: 'Make token' }).click();
  const shown = page.getByRole('region', { name: 'Your new token' });
  await expect(shown).toBeVisible();
  const token = await shown
    .locator('input, code')
    .first()
    .evaluate(e => (e instanceof HTMLInputElement ? e.value : e.textContent));

  const folder = join(mkdtempSync(join(tmpdir(), 'journey-')), 'clone');
  const address = new URL(
    '/api/local-git/learning/adaptive-engine.git',
    baseURL,
  );
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
  execFileSync('git', ['clone', '--quiet', address.href, folder]);
  git('switch', '--quiet', '-c', branch);
  writeFileSync(join(folder, file), '# Made by a journey\n');
  git('add', '.');
  git(
    '-c',
    'user.name=Ada Reyes',
    '-c',
    'user.email=ada@quizmentor.example',
    'commit',
    '--quiet',
    '-m',
    'Say where the journey went',
  );
  expect(() => git('push', '--quiet', 'origin', branch)).toThrow();
  address.username = 'ada';
  address.password = token!.trim();
  git('push', '--quiet', address.href, branch);

  await page.goto(
    `/repositories/learning/adaptive-engine/proposals/new?branch=${branch}`,
  );
  await page.getByRole('textbox', { name: 'Title' }).fill('Journey notes');
  await expect(page.getByText(file).first()).toBeVisible();
  await page.getByRole('button', { name: 'Open proposal' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /Journey notes/ }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await page.getByRole('button', { name: 'Merge into main' }).click();
  await expect(page.getByText(/merged/i).first()).toBeVisible();

  await page.goto('/repositories/learning/adaptive-engine');
  await expect(page.getByRole('link', { name: file })).toBeVisible();
});

test('somebody of another team may propose, not merge', async ({ signIn }) => {
  const page = await signIn('Kofi Mensah');
  await page.goto('/repositories/learning/rag-api/proposals');
  await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /cache|TTL|raise|limit/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Merge', exact: true }),
  ).toHaveCount(0);
});
