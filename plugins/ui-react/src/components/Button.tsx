import type { ButtonHTMLAttributes } from 'react';
import { joinClasses } from '../lib/joinClasses';
import styles from './button.module.css';

/** Props of {@link Button}. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: 'primary' | 'danger';
  small?: boolean;
}

/** A button; never the one that sends a form unless it says so. */
export const Button = (props: ButtonProps) => {
  const { tone, small, className, type = 'button', ...rest } = props;
  return (
    <button
      {...rest}
      // eslint-disable-next-line react/button-has-type -- it has one: the default is above
      type={type}
      className={joinClasses(
        styles.button,
        tone && styles[tone],
        small && styles.small,
        className,
      )}
    />
  );
};
