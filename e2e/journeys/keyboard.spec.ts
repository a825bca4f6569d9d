import { expect, test } from '../support/test';
import { uniqueName } from '../support/uniqueName';

test('the wizard works by keyboard alone', async ({ signIn }) => {
  const service = uniqueName('keyboard-only');
  const page = await signIn('Ada Reyes');
  await expect(
    page.getByRole('heading', { name: 'Your services' }),
  ).toBeVisible();
  // g, then n: to the golden paths.
  await page.keyboard.press('g');
  await page.keyboard.press('n');
  const card = page.getByRole('link', { name: /Resilient API/ });
  await card.waitFor();
  await card.focus();
  await page.keyboard.press('Enter');

  // The name has the focus from the start.
  await expect(page.getByRole('combobox', { name: 'Owner' })).toHaveValue(
    'Team Learning',
  );
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused();
  await page.keyboard.type(service);
  await expect(page.getByText(/is free/i)).toBeVisible();

  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    for (let i = 0; i < 60; i += 1) {
      if (await button.evaluate(e => e === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  await press('Continue');

  // Cards are one radio group: Tab reaches it, the arrows choose.
  const group = page.getByRole('radiogroup', { name: /^Availability/ });
  await expect(group).toBeVisible();
  for (let i = 0; i < 10; i += 1) {
    if (await group.evaluate(e => e.contains(document.activeElement))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowRight');
  await expect(group.getByRole('radio', { name: /99\.9 %/ })).toBeChecked();

  await press('Continue');
  await press('Review');
  await press('Create service');
  await expect(
    page.getByRole('heading', { name: `${service} is ready` }),
  ).toBeVisible({ timeout: 90_000 });
});

test('search opens with a key, finds a service and goes there', async ({
  signIn,
}) => {
  const page = await signIn('Ada Reyes');
  await expect(
    page.getByRole('heading', { name: 'Your services' }),
  ).toBeVisible();
  await page.keyboard.press('/');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  // The index is filled some seconds after the start.
  await expect(async () => {
    await dialog.getByRole('combobox').fill('');
    await dialog.getByRole('combobox').fill('adaptive');
    await expect(
      dialog.getByRole('option', { name: /Adaptive engine/ }).first(),
    ).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/adaptive-engine/);
});
