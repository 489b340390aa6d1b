import { IconCheck } from '@tabler/icons-react';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';
import styles from './common.module.css';

/** Long enough to read it twice. */
const shownFor = 6_000;

const Toast = createContext<(text: string) => void>(() => undefined);

/** Says in a corner, and to screen readers, that something was done. */
export function useToast(): (text: string) => void {
  return useContext(Toast);
}

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toast, setToast] = useState<{ readonly text: string } | null>(null);
  const show = useCallback((text: string) => setToast({ text }), []);
  useEffect(() => {
    if (!toast) return undefined;
    const timer = setTimeout(() => setToast(null), shownFor);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <Toast value={show}>
      {children}
      <div className={styles.toasts} role="status">
        {toast && (
          <p className={styles.toast}>
            <IconCheck size={18} aria-hidden /> {toast.text}
          </p>
        )}
      </div>
    </Toast>
  );
}
