import { Entity } from '@backstage/catalog-model';
import { AppNode } from '@backstage/frontend-plugin-api';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { JSX } from 'react';

/** Something that is shown for some entities only. */
export interface Filtered {
  filter(entity: Entity): boolean;
}

/** A tab of the service page. */
export interface EntityTab extends Filtered {
  /** Below the entity page, such as `/kubernetes`. */
  path: string;
  title: string;
  element: JSX.Element;
}

/** An element of the service page outside its tabs. */
export interface EntityElement extends Filtered {
  /** The id of the extension it comes from. */
  id: string;
  element: JSX.Element;
}

/** An entry of the menu behind the three dots. */
export interface EntityMenuItem extends Filtered {
  /** The id of the extension it comes from. */
  id: string;
  node: AppNode;
  data: typeof EntityContextMenuItemBlueprint.dataRefs.data.T;
}
