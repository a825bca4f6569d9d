import { expect, test } from '../support/test';

test('the sign-in page offers the people and says what each may do', async ({
  page,
}) => {
  await page.goto('/');
  for (const name of ['Ada Reyes', 'Noor Haddad', 'Kofi Mensah', 'Guest']) {
    await expect(
      page.getByRole('button', { name: new RegExp(name) }),
    ).toBeVisible();
  }
});

test('an engineer signs in, sees the services of the team, and signs out', async ({
  signIn,
}) => {
  const page = await signIn('Ada Reyes');
  await expect(
    page.getByRole('heading', { name: 'Your services' }),
  ).toBeVisible();
  const services = page.getByRole('main').getByRole('table');
  await expect(services.getByText('Learning orchestrator')).toBeVisible();

  await page.reload();
  await expect(services.getByText('Learning orchestrator')).toBeVisible();

  await page.getByRole('button', { name: /Ada Reyes/ }).click();
  await page.getByRole('menuitem', { name: /Sign out/ }).click();
  await expect(page.getByRole('button', { name: /Noor Haddad/ })).toBeVisible();
});

test('a guest reads but may not create', async ({ signIn }) => {
  const page = await signIn('Guest');
  await page.goto('/catalog?view=all');
  await expect(
    page.getByRole('link', { name: 'Learning orchestrator' }),
  ).toBeVisible();

  await page.goto('/create/templates/default/resilient-api');
  await page.getByLabel('Name').fill('guests-service');
  await page.getByRole('combobox', { name: 'Owner' }).fill('Learning');
  await page
    .getByRole('option', { name: /Learning/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Keep the rest as proposed' }).click();
  await expect(page.getByText('You can look, but not create')).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Create service' }),
  ).toBeDisabled();
});
