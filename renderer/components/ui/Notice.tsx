import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Notice.module.css';

interface Props {
  readonly tone: 'info' | 'good' | 'warm' | 'trouble';
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** Spoken when it appears; `alert` for what went wrong just now. */
  readonly role?: 'status' | 'alert';
  readonly icon?: ReactNode;
  readonly onClose?: (() => void) | undefined;
  readonly closeLabel?: string;
}

const icons = { info: IconInfoCircle, good: IconCircleCheck, warm: IconInfoCircle, trouble: IconAlertTriangle } as const;

export function Notice({ tone, title, children, actions, role, icon, onClose, closeLabel }: Props) {
  const Icon = icons[tone];
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={role}>
      <span className={styles.icon}>{icon ?? <Icon size={22} stroke={1.8} aria-hidden />}</span>
      <div className={styles.body}>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {onClose !== undefined && (
        <button type="button" className={styles.close} onClick={onClose} aria-label={closeLabel}>
          <IconX size={18} stroke={2} aria-hidden />
        </button>
      )}
    </div>
  );
}
