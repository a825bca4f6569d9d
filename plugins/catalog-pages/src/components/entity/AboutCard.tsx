import { useRouteRef } from '@backstage/core-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { useEntity } from '@backstage/plugin-catalog-react';
import { cardStyles, textStyles } from '@causeway/plugin-ui-react';
import { RiExternalLinkLine } from '@remixicon/react';
import { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { entityFacts, Fact } from '../../lib/facts';
import { kindName } from '../../lib/kinds';
import { entitySources, safeHttpUrl } from '../../lib/sources';
import styles from './entity.module.css';
import { RelatedLink } from './RelatedLink';

/** What plugins add to the card. */
export interface AboutCardProps {
  /** Quick links of plugins, such as "View TechDocs". */
  iconLinks?: ReactNode;
}

const FactValue = (props: { fact: Fact }) => {
  const { fact } = props;
  if ('refs' in fact) {
    return (
      <>
        {fact.refs.map((ref, index) => (
          <span key={ref}>
            {index > 0 && ', '}
            <RelatedLink entityRef={ref} />
          </span>
        ))}
      </>
    );
  }
  return 'href' in fact ? (
    <a href={fact.href} target="_blank" rel="noreferrer">
      {fact.text}
    </a>
  ) : (
    <>{fact.text}</>
  );
};

const Description = () => {
  const { entity } = useEntity();
  const { edit } = entitySources(entity);
  const { description } = entity.metadata;
  if (description) {
    return <p className={styles.prose}>{description}</p>;
  }
  return (
    <p className={`${styles.prose} ${styles.missing}`}>
      {`Nothing says yet what this ${kindName(entity.kind).singular} is for. `}
      {edit ? (
        <a
          href={edit}
          className={textStyles.link}
          target="_blank"
          rel="noreferrer"
        >
          Add a description
        </a>
      ) : (
        'Add a description to the file it is read from.'
      )}
    </p>
  );
};

const Tags = (props: { kind: string; tags: string[] }) => {
  const catalogRoute = useRouteRef(catalogPlugin.routes.catalogIndex);
  return (
    <div>
      <dt>Tags</dt>
      <dd className={styles.tags}>
        {props.tags.map(tag => (
          <Link
            key={tag}
            className={styles.tag}
            to={`${catalogRoute?.()}?${new URLSearchParams({
              view: 'all',
              kind: props.kind.toLocaleLowerCase('en-US'),
              tag,
            })}`}
          >
            {tag}
          </Link>
        ))}
      </dd>
    </div>
  );
};

/** What an entity is: purpose, facts, tags and links. */
export const AboutCard = (props: AboutCardProps) => {
  const { entity } = useEntity();
  const { tags, links } = entity.metadata;
  const safeLinks = (links ?? []).filter(({ url }) => safeHttpUrl(url));
  return (
    <section className={cardStyles.card} aria-labelledby="about-title">
      <h2 id="about-title" className={textStyles.hidden}>
        About
      </h2>
      <div className={cardStyles.body}>
        <Description />
        <dl className={styles.facts}>
          {entityFacts(entity).map(fact => (
            <div
              key={fact.label}
              className={'href' in fact ? styles.wideFact : undefined}
            >
              <dt>{fact.label}</dt>
              <dd>
                <FactValue fact={fact} />
              </dd>
            </div>
          ))}
          {tags?.length ? <Tags kind={entity.kind} tags={tags} /> : null}
        </dl>
        {(safeLinks.length > 0 || props.iconLinks) && (
          <ul className={styles.links} aria-label="Links">
            {safeLinks.map(({ url, title }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {title ?? url}
                  <RiExternalLinkLine size={14} aria-hidden />
                </a>
              </li>
            ))}
            {props.iconLinks}
          </ul>
        )}
      </div>
    </section>
  );
};
