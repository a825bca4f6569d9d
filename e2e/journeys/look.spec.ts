import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/test';

const PAGES = {
  home: '/',
  catalog: '/catalog',
  service: '/catalog/default/component/learning-orchestrator',
  slos: '/slos?view=all',
  'service slos': '/catalog/default/component/learning-orchestrator/slos',
  'slo of which nothing is known':
    '/catalog/default/component/score-batch/slos',
  'system slos': '/catalog/default/system/quizmentor/slos',
  'slo report': '/slos/report',
  'slo rehearsal':
    '/slos/rehearse?entity=component:default/learning-orchestrator',
  kubernetes: '/catalog/default/component/learning-orchestrator/kubernetes',
  'kubernetes with errors': '/catalog/default/component/rag-api/kubernetes',
  relations:
    '/catalog-graph?rootEntityRefs%5B%5D=component%3Adefault%2Flearning-orchestrator',
  'service repository':
    '/catalog/default/component/learning-orchestrator/repository',
  team: '/catalog/default/group/learning',
  api: '/catalog/default/api/learning-orchestrator-api',
  create: '/create',
  wizard: '/create/templates/default/resilient-api',
  'wizard review':
    '/create/templates/default/resilient-api?step=3&formData=%7B%22name%22%3A%22some-name%22%7D',
  runs: '/create/tasks',
  repositories: '/repositories',
  repository: '/repositories/learning/learning-orchestrator',
  proposals: '/repositories/learning/learning-orchestrator/proposals',
  search: '/search?query=learning',
  register: '/catalog-import',
  notifications: '/notifications',
  settings: '/settings',
};

for (const scheme of ['light', 'dark'] as const) {
  test.describe(scheme, () => {
    test.use({ colorScheme: scheme });

    test(`every page stands with one heading and axe finds nothing serious (${scheme})`, async ({
      signIn,
    }) => {
      test.setTimeout(300_000);
      const page = await signIn('Ada Reyes');
      const found: string[] = [];
      for (const [name, path] of Object.entries(PAGES)) {
        await page.goto(path);
        await expect(page.getByRole('heading').first()).toBeVisible();
        await page.waitForLoadState('networkidle').catch(() => {});
        const { violations } = await new AxeBuilder({ page }).analyze();
        for (const { id, impact, nodes } of violations) {
          if (impact === 'serious' || impact === 'critical') {
            found.push(`${name}: ${id} at ${nodes[0].target.join(' ')}`);
          }
        }
      }
      expect(found).toEqual([]);
    });
  });
}

test('the theme can be chosen and is kept', async ({ signIn }) => {
  const page = await signIn('Ada Reyes');
  const background = () =>
    page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole('button', { name: /Ada Reyes/ }).click();
  await page.getByRole('menuitemradio', { name: /Dark/ }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  await page.reload();
  await expect(
    page.getByRole('heading', { name: 'Your services' }),
  ).toBeVisible();
  expect(await background()).toBe(dark);
});

test('pages fit a phone', async ({ signIn, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn('Ada Reyes');
  for (const path of [
    PAGES.home,
    PAGES.catalog,
    PAGES.service,
    PAGES.slos,
    PAGES['service slos'],
    PAGES['system slos'],
    PAGES['slo report'],
    PAGES['slo rehearsal'],
    PAGES.kubernetes,
    PAGES.wizard,
    PAGES.repository,
    PAGES.notifications,
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading').first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect(overflow, `${path} scrolls sideways by pixels`).toBeLessThanOrEqual(
      0,
    );
  }
});
