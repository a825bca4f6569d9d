import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { BudgetCard } from './components/entity/BudgetCard';
import { ContractStrip } from './components/entity/ContractStrip';
import { HomeSlos } from './components/home/HomeSlos';
import { SlosTab } from './components/service/SlosTab';
import { SystemTab } from './components/system/SystemTab';
import { fakeSlo } from './__testUtils__/fakeSlo';
import { renderForEntity, renderSlos } from './__testUtils__/renderSlos';

/** Colours aren't known here; they are looked at in a browser. Parts of a page have no main of their own. */
const options = {
  rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
};

async function violationsOf(container: HTMLElement) {
  const { violations } = await axe.run(container, options);
  return violations.map(({ id, nodes }) => [id, nodes[0].html]);
}

it.each([
  ['', 'Score batch'],
  ['/report', '1 d 17 h'],
  ['/rehearse?entity=component:default/learning-orchestrator', 'Rehearse'],
])('axe finds nothing on /slos%s, which has one title', async (path, text) => {
  const { container } = renderSlos(path, fakeSlo());
  await screen.findByText(text);
  expect(await violationsOf(container)).toEqual([]);
  expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
});

it.each([
  ['tab', <SlosTab />, 'What may ship'],
  ['system tab', <SystemTab />, 'promises too much'],
  ['strip', <ContractStrip />, 'promised 99.9 %'],
  ['card', <BudgetCard />, 'Policy: frozen'],
  ['home section', <HomeSlos />, 'Score batch'],
])('axe finds nothing on the %s', async (_, element, text) => {
  const { container } = renderForEntity(element, fakeSlo());
  await screen.findByText(text);
  expect(await violationsOf(container)).toEqual([]);
});
