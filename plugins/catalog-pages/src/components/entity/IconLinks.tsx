import { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityIconLinkBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { textStyles } from '@causeway/plugin-ui-react';
import { Link } from 'react-router-dom';

/** A quick link that a plugin brings. */
export interface IconLink {
  id: string;
  filter(entity: Entity): boolean;
  useProps: typeof EntityIconLinkBlueprint.dataRefs.useProps.T;
}

const Item = (props: IconLink) => {
  const { label, href, icon, disabled, title, onClick } = props.useProps();
  // A link that leads nowhere for this entity would only take room.
  if (disabled || !href) {
    return null;
  }
  const isOwn = href.startsWith('/') && !href.startsWith('//');
  return (
    <li>
      {isOwn ? (
        <Link
          to={href}
          title={title}
          onClick={onClick}
          className={textStyles.link}
        >
          {icon}
          {label}
        </Link>
      ) : (
        <a href={href} title={title} target="_blank" rel="noreferrer">
          {icon}
          {label}
        </a>
      )}
    </li>
  );
};

/** The quick links that apply to the entity. */
export const IconLinks = (props: { links: IconLink[] }) => {
  const { entity } = useEntity();
  return (
    <>
      {props.links
        .filter(link => link.filter(entity))
        .map(link => (
          <Item key={link.id} {...link} />
        ))}
    </>
  );
};
