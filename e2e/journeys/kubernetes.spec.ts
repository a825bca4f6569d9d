import { expect, test } from '../support/test';

test("the Kubernetes tab shows the playground's pods", async ({ signIn }) => {
  const page = await signIn('Ada Reyes');
  await page.goto(
    '/catalog/default/component/learning-orchestrator/kubernetes',
  );
  const production = page.getByRole('button', { name: /Production\s+Cluster/ });
  await expect(production).toBeVisible({ timeout: 60_000 });
  await production.click();
  const rollout = page.getByText('Rollout', { exact: true }).first();
  await expect(rollout).toBeVisible();
  // Its name opens a drawer; the rest of the row opens its pods.
  await page.getByText(/^Paused/).click();
  await expect(
    page.getByText(/^learning-orchestrator-[a-z0-9]+-[a-z0-9]{5}$/).first(),
  ).toBeVisible();
});
