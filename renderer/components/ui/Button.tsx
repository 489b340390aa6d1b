import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './Button.module.css';

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One `primary` button a view at most. */
  readonly look?: 'primary' | 'plain' | 'quiet';
  readonly small?: boolean;
  readonly icon?: ReactNode;
  /** Works at it: the button stays where it is, keeps the focus and cannot be pressed twice. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = 'plain', small = false, icon, busy = false, children, className, onClick, ...rest }: Props) {
  const classes = [styles.button, styles[look], small ? styles.small : '', className ?? ''].filter((name) => name !== '').join(' ');
  return (
    <button type="button" className={classes} aria-disabled={busy || undefined} onClick={busy ? undefined : onClick} {...rest}>
      {icon}
      {children !== undefined && <span>{children}</span>}
    </button>
  );
}
