import {
  Entity,
  RELATION_OWNED_BY,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { Fragment, ReactNode } from 'react';
import { headerParent } from '../../lib/headerParent';
import { kindName } from '../../lib/kinds';
import { entityTitle, specText } from '../../lib/refs';
import { entityTier } from '../../lib/tier';
import { PageHeader } from '../ui/PageHeader';
import { StarButton } from '../ui/StarButton';
import { EntityHeaderActions } from './EntityHeaderActions';
import { RelatedLink } from './RelatedLink';
import { EntityElement, EntityMenuItem, EntityTab } from './types';

/** The entity, and what of it there is for this reader. */
export interface EntityHeaderProps {
  entity: Entity;
  tabs: EntityTab[];
  actions: EntityElement[];
  menuItems: EntityMenuItem[];
}

function separated(parts: ReactNode[], separator: string): ReactNode {
  const present = parts.filter(Boolean);
  if (!present.length) {
    return undefined;
  }
  return present.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <span aria-hidden>{separator}</span>}
      <span>{part}</span>
    </Fragment>
  ));
}

function whatItIs(entity: Entity): string {
  const { singular } = kindName(entity.kind);
  const type = specText(entity, 'type');
  if (entity.kind.toLocaleLowerCase('en-US') === 'component') {
    return type ?? singular;
  }
  return type && type !== singular ? `${singular}, ${type}` : singular;
}

/** What the entity is, whose it is, in which state, and what can be done with it. */
export const EntityHeader = (props: EntityHeaderProps) => {
  const { entity } = props;
  const title = entityTitle(entity);
  const parent = headerParent(entity);
  const owners = (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => (
      <RelatedLink key={targetRef} entityRef={targetRef} />
    ));
  return (
    <PageHeader
      eyebrow={separated(
        [parent && <RelatedLink entityRef={parent} />, whatItIs(entity)],
        ' / ',
      )}
      title={title}
      beside={
        <StarButton entityRef={stringifyEntityRef(entity)} title={title} />
      }
      line={separated(
        [...owners, specText(entity, 'lifecycle'), entityTier(entity)],
        '·',
      )}
      actions={<EntityHeaderActions {...props} />}
    />
  );
};
