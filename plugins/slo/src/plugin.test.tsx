import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entity } from './__testUtils__/renderSlos';
import { slosTab } from './extensions/slosTab';
import sloPlugin from './index';

it('brings the page that the navigation expects, and the parts of other pages', () => {
  expect(sloPlugin.getExtension('page:slo')).toBeDefined();
  expect(sloPlugin.getExtension('entity-content:slo/slos')).toBeDefined();
  expect(sloPlugin.getExtension('entity-strip:slo/contract')).toBeDefined();
  expect(sloPlugin.getExtension('entity-card:slo/budget')).toBeDefined();
  expect(sloPlugin.getExtension('home-section:slo/slos')).toBeDefined();
  expect(sloPlugin.getExtension('search-result-list-item:slo')).toBeDefined();
  expect(sloPlugin.getExtension('search-filter-result-type:slo')).toBeDefined();
});

it('has a tab for services only', () => {
  const filter = createExtensionTester(slosTab).get(
    EntityContentBlueprint.dataRefs.filterFunction,
  );
  expect(filter?.(entity)).toBe(true);
  expect(filter?.({ ...entity, kind: 'Group' })).toBe(false);
});
