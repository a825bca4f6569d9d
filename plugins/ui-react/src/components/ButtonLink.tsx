import { Link, type LinkProps } from 'react-router-dom';
import { joinClasses } from '../lib/joinClasses';
import styles from './button.module.css';

/** Props of {@link ButtonLink}. */
export interface ButtonLinkProps extends LinkProps {
  tone?: 'primary';
  small?: boolean;
}

/** A link that looks like a button. */
export const ButtonLink = (props: ButtonLinkProps) => {
  const { tone, small, className, ...rest } = props;
  return (
    <Link
      {...rest}
      className={joinClasses(
        styles.button,
        tone && styles[tone],
        small && styles.small,
        className,
      )}
    />
  );
};
