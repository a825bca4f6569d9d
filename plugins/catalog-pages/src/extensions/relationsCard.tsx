import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';

/** What an entity depends on, is used by, is part of, contains, owns. */
export const relationsCard = EntityCardBlueprint.make({
  name: 'related',
  params: {
    type: 'content',
    loader: async () => {
      const { RelationsCard } = await import(
        /* webpackChunkName: "service-page" */ '../components/entity/RelationsCard'
      );
      return <RelationsCard />;
    },
  },
});
