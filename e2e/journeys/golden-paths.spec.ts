import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/test';
import { uniqueName } from '../support/uniqueName';

/** What a person finds in the repository, beside what every golden path makes. */
const GOLDEN_PATHS = [
  { title: 'RAG service', template: 'rag-service', file: 'pyproject.toml' },
  { title: 'ML pipeline', template: 'ml-pipeline', file: 'pyproject.toml' },
  { title: 'Node.js service', template: 'node-service', file: 'package.json' },
];

for (const { title, template, file } of GOLDEN_PATHS) {
  test(`${title}: defaults all the way become a service in the catalog`, async ({
    signIn,
    baseURL,
  }) => {
    const name = uniqueName(template);
    const page = await signIn('Ada Reyes');
    await page.getByRole('link', { name: 'Create service' }).click();
    await page
      .getByRole('link', { name: new RegExp(title.replace('.', '\\.'), 'i') })
      .click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(
      'Team Learning',
    );
    await expect(page.getByText(/is free/i)).toBeVisible();
    const review = page.getByRole('button', { name: 'Review' });
    const next = page.getByRole('button', { name: 'Continue' });
    // However many pages the form has.
    for (let pages = 0; pages < 8 && !(await review.isVisible()); pages += 1) {
      const step = await page.locator('[aria-current="step"]').innerText();
      await next.click();
      await expect(page.locator('[aria-current="step"]')).not.toHaveText(step);
    }
    await review.click();
    await page.getByRole('button', { name: /^Create / }).click();
    await expect(
      page.getByRole('heading', { name: `${name} is ready` }),
    ).toBeVisible({ timeout: 90_000 });

    await page.getByRole('link', { name: 'Open in the catalog' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      new RegExp(name.replaceAll('-', ' '), 'i'),
    );

    const folder = join(mkdtempSync(join(tmpdir(), 'journey-')), 'clone');
    execFileSync('git', [
      'clone',
      '--quiet',
      `${baseURL}/api/local-git/learning/${name}.git`,
      folder,
    ]);
    for (const path of [
      file,
      'Dockerfile',
      'deploy/helm/Chart.yaml',
      'deploy/terraform/prod/main.tf',
      `slos/${name}.yaml`,
      `docs/runbooks/${name}.md`,
    ])
      expect(existsSync(join(folder, path)), path).toBe(true);
    const record = readFileSync(
      join(folder, '.causeway/scaffold.yaml'),
      'utf8',
    );
    expect(record).toContain(template);
  });
}
