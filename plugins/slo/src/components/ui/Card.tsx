import { cardStyles } from '@causeway/plugin-ui-react';
import { ReactNode, useId } from 'react';

/** Props of {@link Card}. */
export interface CardProps {
  title: string;
  /** After the title. */
  beside?: ReactNode;
  /** At the right end of the head. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A titled part of a page. */
export const Card = (props: CardProps) => {
  const id = useId();
  return (
    <section className={cardStyles.card} aria-labelledby={id}>
      <div className={cardStyles.head}>
        <h2 id={id} className={cardStyles.title}>
          {props.title}
        </h2>
        {props.beside}
        {props.aside && <div className={cardStyles.aside}>{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
};
