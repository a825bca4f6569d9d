import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/test';
import { uniqueName } from '../support/uniqueName';

test('a name and an owner become a service with catalog page and repository', async ({
  signIn,
  baseURL,
}) => {
  const service = uniqueName('journey-payments');
  const page = await signIn('Ada Reyes');
  await page.getByRole('link', { name: 'Create service' }).click();
  await page.getByRole('link', { name: /Resilient API/ }).click();

  const name = page.getByRole('textbox', { name: 'Name' });
  await name.fill('Payments');
  await expect(
    page.getByText(/lower-case|lowercase|small letters/i),
  ).toBeVisible();
  await name.fill('learning-orchestrator');
  await expect(page.getByText(/taken|already|exists/i).first()).toBeVisible();
  await name.fill(service);
  await expect(page.getByText(/is free/i)).toBeVisible();

  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(
    'Team Learning',
  );
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('radio', { name: /99\.9 %/ }).check({ force: true });
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByText(service).first()).toBeVisible();
  const submitted = Date.now();
  await page.getByRole('button', { name: 'Create service' }).click();

  await expect(
    page.getByRole('heading', { name: `${service} is ready` }),
  ).toBeVisible({ timeout: 90_000 });
  console.log(`created in ${((Date.now() - submitted) / 1000).toFixed(1)} s`);
  const repository = page.getByRole('link', { name: 'Open the repository' });
  const repositoryUrl = await repository.getAttribute('href');

  await page.getByRole('link', { name: 'Open in the catalog' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: /Journey payments/i }),
  ).toBeVisible();
  await expect(page.getByText('Team Learning').first()).toBeVisible();

  await page.goto(repositoryUrl!);
  await expect(page.getByRole('link', { name: 'Dockerfile' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'deploy' })).toBeVisible();

  const folder = join(mkdtempSync(join(tmpdir(), 'journey-')), 'clone');
  execFileSync('git', [
    'clone',
    '--quiet',
    `${baseURL}/api/local-git/learning/${service}.git`,
    folder,
  ]);
  expect(existsSync(join(folder, 'deploy/helm/Chart.yaml'))).toBe(true);
  const slo = readFileSync(join(folder, `slos/${service}.yaml`), 'utf8');
  expect(slo).toContain('objective: 99.9');
  const record = readFileSync(join(folder, '.causeway/scaffold.yaml'), 'utf8');
  expect(record).toContain('resilient-api');
});
