import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/test';

const SERVICE = '/catalog/default/component/learning-orchestrator/slos';

/** Opens the tab of the service whose budget is spent, once the playground has said so and the policy has judged it. */
async function openFrozenService(page: Page) {
  await expect(async () => {
    await page.goto(`${SERVICE}?slo=requests-succeed`);
    await expect(page.getByText('A feature is blocked')).toBeVisible({
      timeout: 5_000,
    });
  }).toPass({ timeout: 180_000 });
  return page.getByRole('region', { name: 'Policy' });
}

test('from the board to a spend statement that adds up', async ({ signIn }) => {
  test.setTimeout(300_000);
  const page = await signIn('Ada Reyes');
  await openFrozenService(page);

  await page.goto('/');
  await expect(
    page.getByRole('region', { name: 'SLOs' }).getByRole('link').first(),
  ).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('SLOs');
  const rows = page.getByRole('table').getByRole('link', { name: /: / });
  await expect(rows.first()).toHaveAccessibleName(/^Learning orchestrator: /);

  // Only what is unknown; it is said why, and the address keeps it.
  await page.getByRole('button', { name: /^Unknown: / }).click();
  await expect(page).toHaveURL(/truth=unknown/);
  await expect(rows.first()).toHaveAccessibleDescription(/^unknown\. ./);
  await page.getByRole('button', { name: /^Unknown: / }).click();
  await expect(rows.first()).toHaveAccessibleName(/^Learning orchestrator: /);

  // By keyboard to the service.
  await rows.first().focus();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/learning-orchestrator\/slos\?slo=/);

  const spent = page.getByRole('region', { name: 'What spent it' });
  const lines = spent.locator('tbody tr');
  await expect(lines.last()).toContainText('Unexplained');
  // In one reading: the statement goes on while somebody looks at it.
  const { failures, together } = await spent.evaluate(region => {
    const numberOf = (cell: Element | undefined) =>
      Number(cell?.textContent?.replace(/[^\d]/g, ''));
    return {
      failures: [...region.querySelectorAll('tbody tr td:nth-child(3)')].map(
        numberOf,
      ),
      together: numberOf(region.querySelectorAll('tfoot td')[1]),
    };
  });
  expect(failures.length).toBeGreaterThan(2);
  expect(failures.reduce((sum, count) => sum + count, 0)).toBe(together);
  await expect(spent).toContainText(/Incident: /);
  await expect(spent).toContainText(/Deploy /);

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
});

test('a waiver changes the gate’s answer, for as long as it lasts', async ({
  signIn,
}) => {
  test.setTimeout(300_000);
  const page = await signIn('Noor Haddad');
  const policy = await openFrozenService(page);
  await policy.getByRole('button', { name: 'Grant a waiver' }).click();
  await policy
    .getByRole('textbox', { name: 'Reason' })
    .fill('The fix for exam week is behind a feature flag');
  await policy.getByRole('button', { name: 'Grant waiver' }).click();
  await expect(policy.getByText('A feature may ship')).toBeVisible();
  await expect(policy.getByText(/exam week is behind/).first()).toBeVisible();

  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await policy.getByRole('button', { name: 'End', exact: true }).click();
  await expect(policy.getByText('A feature is blocked')).toBeVisible();
  await policy
    .getByRole('button', { name: /^Replay the verdict/ })
    .first()
    .click();
  await expect(policy.getByText(/it came out the same/).first()).toBeVisible();
});

test('somebody who only owns the service can’t waive its policy', async ({
  signIn,
}) => {
  test.setTimeout(300_000);
  const page = await signIn('Ada Reyes');
  const policy = await openFrozenService(page);
  await expect(policy.getByText(/Needs a platform engineer/)).toBeVisible();
  await expect(policy.getByRole('button', { name: /waiver/i })).toHaveCount(0);
});

test('a stricter SLO is rehearsed on what happened', async ({ signIn }) => {
  test.setTimeout(300_000);
  const page = await signIn('Ada Reyes');
  await openFrozenService(page);
  await page.getByRole('link', { name: 'Rehearse a change' }).click();
  const editor = page.getByRole('textbox', { name: 'What is in it' });
  await expect(editor).toHaveValue(/objective: 99\.9/);
  const content = await editor.inputValue();
  await editor.fill(content.replace('objective: 99.9', 'objective: 99.95'));
  await page.getByRole('button', { name: 'Rehearse' }).click();
  await expect(page.getByText(/99\.95 %/).first()).toBeVisible();
  await expect(page.getByRole('row', { name: /^Pages/ }).first()).toBeVisible();
});

test('burn rates over time, and a system as one budget', async ({ signIn }) => {
  test.setTimeout(300_000);
  const page = await signIn('Ada Reyes');
  await openFrozenService(page);
  const course = page.getByRole('region', { name: 'Burn rate over time' });
  await expect(course.getByText(/A page needs more than 14\.4×/)).toBeVisible();
  await course.getByRole('button', { name: '3 d' }).click();
  await expect(course.getByText(/A ticket needs more than 1×/)).toBeVisible();
  await course.getByText('The burn rates as a table').click();
  await expect(course.getByRole('row').nth(20)).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Can it be kept?' }),
  ).toContainText(/Nothing is promised of/);

  await page.goto('/slos?view=all');
  await page.getByRole('link', { name: 'QuizMentor' }).click();
  await expect(page.getByText(/SLOs of 15 are unknown/)).toBeVisible();
  await page.getByRole('button', { name: 'All of them' }).click();
  await expect(page).toHaveURL(/kind=all-of/);
  await expect(page.getByText(/ratios multiply/)).toBeVisible();
});
