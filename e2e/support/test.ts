import { expect, Page, test as base } from '@playwright/test';

/** The people of the playground that the sign-in page offers. */
export type Person = 'Ada Reyes' | 'Noor Haddad' | 'Kofi Mensah' | 'Guest';

interface Fixtures {
  /** Opens the portal and signs in. */
  signIn: (person: Person) => Promise<Page>;
  onlyOurHost: void;
}

/**
 * Playwright's test, with sign-in, and with a watch on every request: a portal
 * that works offline asks no host but its own.
 */
export const test = base.extend<Fixtures>({
  signIn: async ({ page }, use) => {
    await use(async person => {
      await page.goto('/');
      const choice = page.getByRole('button', { name: new RegExp(person) });
      const signInPage = page.getByRole('heading', {
        name: 'Who do you want to be?',
      });
      await expect(signInPage).toBeVisible();
      // Just after the first start the people are not in the catalog yet.
      await expect(async () => {
        if (await signInPage.isVisible()) {
          await choice.click({ timeout: 2_000 });
        }
        await expect(signInPage).toBeHidden({ timeout: 5_000 });
      }).toPass({ timeout: 90_000 });
      return page;
    });
  },
  onlyOurHost: [
    async ({ page, baseURL }, use) => {
      const foreign: string[] = [];
      page.context().on('request', request => {
        const url = new URL(request.url());
        if (/^(https?|wss?):$/.test(url.protocol)) {
          if (url.host !== new URL(baseURL!).host) foreign.push(request.url());
        }
      });
      await use();
      expect(foreign, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
