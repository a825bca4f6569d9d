import {
  coreExtensionData,
  createExtensionInput,
  PageBlueprint,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import {
  EntityContentBlueprint,
  EntityContextMenuItemBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import { entityFilterDataRef } from '../blueprints/entityFilterDataRef';
import { DEFAULT_TAB_ORDER, orderTabs } from '../lib/tabs';

const everything = () => true;

/** What takes the entry away stands last, however plugins are loaded. */
const UNREGISTER = 'entity-context-menu-item:catalog/unregister-entity';
const unregisterLast = (a: { id: string }, b: { id: string }) =>
  Number(a.id === UNREGISTER) - Number(b.id === UNREGISTER);

/**
 * The service page in place of the stock entity page. Contents and menu items
 * of stock plugins work unchanged; their groups are laid out as one row of
 * tabs. Strips and actions are inputs of our own.
 */
export const entityPage = PageBlueprint.makeWithOverrides({
  name: 'entity',
  inputs: {
    contents: createExtensionInput([
      coreExtensionData.reactElement,
      coreExtensionData.routePath,
      coreExtensionData.routeRef.optional(),
      EntityContentBlueprint.dataRefs.title,
      EntityContentBlueprint.dataRefs.filterFunction.optional(),
    ]),
    contextMenuItems: createExtensionInput([
      EntityContextMenuItemBlueprint.dataRefs.data,
      EntityContextMenuItemBlueprint.dataRefs.filterFunction.optional(),
    ]),
    strips: createExtensionInput([
      coreExtensionData.reactElement,
      entityFilterDataRef,
    ]),
    actions: createExtensionInput([
      coreExtensionData.reactElement,
      entityFilterDataRef,
    ]),
  },
  configSchema: {
    tabOrder: z.array(z.string()).default(DEFAULT_TAB_ORDER),
  },
  factory(originalFactory, { config, inputs }) {
    const elements = (list: typeof inputs.strips) =>
      list.map(input => ({
        id: input.node.spec.id,
        element: input.get(coreExtensionData.reactElement),
        filter: input.get(entityFilterDataRef),
      }));
    return originalFactory({
      path: '/catalog/:namespace/:kind/:name',
      routeRef: catalogPlugin.routes.catalogEntity,
      noHeader: true,
      loader: async () => {
        const { EntityPage } = await import(
          /* webpackChunkName: "service-page" */ '../components/entity/EntityPage'
        );
        const tabs = inputs.contents.map(content => ({
          path: content.get(coreExtensionData.routePath),
          title: content.get(EntityContentBlueprint.dataRefs.title),
          element: content.get(coreExtensionData.reactElement),
          filter:
            content.get(EntityContentBlueprint.dataRefs.filterFunction) ??
            everything,
        }));
        const menuItems = inputs.contextMenuItems.map(item => ({
          id: item.node.spec.id,
          node: item.node,
          data: item.get(EntityContextMenuItemBlueprint.dataRefs.data),
          filter:
            item.get(EntityContextMenuItemBlueprint.dataRefs.filterFunction) ??
            everything,
        }));
        return (
          <EntityPage
            tabs={orderTabs(tabs, config.tabOrder)}
            strips={elements(inputs.strips)}
            actions={elements(inputs.actions)}
            menuItems={menuItems.sort(unregisterLast)}
          />
        );
      },
    });
  },
});
