import { useContext } from 'react';
import { entityTitle, refName } from '../../lib/refs';
import { EntityLink } from '../ui/EntityLink';
import { RelatedContext } from './RelatedContext';

/** Which related entity, and how it looks. */
export interface RelatedLinkProps {
  entityRef: string;
  className?: string;
}

/** A link to a related entity by its title; by its name until that is known. */
export const RelatedLink = (props: RelatedLinkProps) => {
  const related = useContext(RelatedContext).get(props.entityRef);
  return (
    <EntityLink entityRef={props.entityRef} className={props.className}>
      {related.state === 'found'
        ? entityTitle(related.entity)
        : refName(props.entityRef)}
    </EntityLink>
  );
};
