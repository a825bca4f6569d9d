import { createExtensionInput } from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';

/** Our own header button and About card lead to the source already. */
const VIEW_SOURCE = 'entity-icon-link:catalog/view-source';

/** The About card in place of the stock one; quick links of plugins still show. */
export const aboutCard = EntityCardBlueprint.makeWithOverrides({
  name: 'about',
  inputs: {
    iconLinks: createExtensionInput([
      EntityIconLinkBlueprint.dataRefs.filterFunction.optional(),
      EntityIconLinkBlueprint.dataRefs.useProps,
    ]),
  },
  factory(originalFactory, { inputs }) {
    const links = inputs.iconLinks
      .filter(link => link.node.spec.id !== VIEW_SOURCE)
      .map(link => ({
        id: link.node.spec.id,
        filter:
          link.get(EntityIconLinkBlueprint.dataRefs.filterFunction) ??
          (() => true),
        useProps: link.get(EntityIconLinkBlueprint.dataRefs.useProps),
      }));
    return originalFactory({
      type: 'content',
      loader: async () => {
        const [{ AboutCard }, { IconLinks }] = await Promise.all([
          import(
            /* webpackChunkName: "service-page" */ '../components/entity/AboutCard'
          ),
          import(
            /* webpackChunkName: "service-page" */ '../components/entity/IconLinks'
          ),
        ]);
        return (
          <AboutCard
            iconLinks={links.length ? <IconLinks links={links} /> : undefined}
          />
        );
      },
    });
  },
});
