import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';

/** `ui:field: GoldenPathName`. */
export const nameField = FormFieldBlueprint.make({
  name: 'golden-path-name',
  params: {
    field: () => import('../fields/GoldenPathName').then(m => m.goldenPathName),
  },
});

/** `ui:field: GoldenPathOwner`. */
export const ownerField = FormFieldBlueprint.make({
  name: 'golden-path-owner',
  params: {
    field: () =>
      import('../fields/GoldenPathOwner').then(m => m.goldenPathOwner),
  },
});

/** `ui:field: GoldenPathSystem`. */
export const systemField = FormFieldBlueprint.make({
  name: 'golden-path-system',
  params: {
    field: () =>
      import('../fields/GoldenPathSystem').then(m => m.goldenPathSystem),
  },
});

/** `ui:field: GoldenPathChoice`. */
export const choiceField = FormFieldBlueprint.make({
  name: 'golden-path-choice',
  params: {
    field: () =>
      import('../fields/GoldenPathChoice').then(m => m.goldenPathChoice),
  },
});

/** `ui:field: GoldenPathRepo`. */
export const repoField = FormFieldBlueprint.make({
  name: 'golden-path-repo',
  params: {
    field: () => import('../fields/GoldenPathRepo').then(m => m.goldenPathRepo),
  },
});
