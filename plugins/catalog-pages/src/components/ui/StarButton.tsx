import { useStarredEntity } from '@backstage/plugin-catalog-react';
import { joinClasses } from '@causeway/plugin-ui-react';
import { RiStarFill, RiStarLine } from '@remixicon/react';
import styles from './ui.module.css';

/** What is starred. */
export interface StarButtonProps {
  /** Full ref of the entity. */
  entityRef: string;
  /** The entity's title, for screen readers. */
  title: string;
  className?: string;
}

/** Stars an entity for the reader, or takes the star back. */
export const StarButton = (props: StarButtonProps) => {
  const { isStarredEntity, toggleStarredEntity } = useStarredEntity(
    props.entityRef,
  );
  return (
    <button
      type="button"
      className={joinClasses(
        styles.iconButton,
        props.className,
        isStarredEntity && styles.starred,
      )}
      aria-pressed={isStarredEntity}
      aria-label={`Star ${props.title}`}
      title={isStarredEntity ? 'Remove the star' : 'Star'}
      onClick={toggleStarredEntity}
    >
      {isStarredEntity ? (
        <RiStarFill size={16} aria-hidden />
      ) : (
        <RiStarLine size={16} aria-hidden />
      )}
    </button>
  );
};
