import { joinClasses } from '@causeway/plugin-ui-react';
import { ReactNode, useId } from 'react';
import styles from './why.module.css';

/** Props of {@link Why}. */
export interface WhyProps {
  /** How the number was made, or why there is none. */
  text: string;
  children: ReactNode;
  /** Opens to the left, for what stands at the right edge. */
  end?: boolean;
}

/** A number that says on hover and on focus how it was made. */
export const Why = (props: WhyProps) => {
  const { text, children, end } = props;
  const id = useId();
  return (
    <span
      className={styles.why}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard reaches the explanation as the pointer does
      tabIndex={0}
      aria-describedby={id}
    >
      {children}
      <span
        id={id}
        role="tooltip"
        className={joinClasses(styles.whyText, end && styles.whyEnd)}
      >
        {text}
      </span>
    </span>
  );
};
