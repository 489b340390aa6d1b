import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './json.module.css';
import parts from './parts.module.css';

/** The data as it is: what cannot be drawn is shown, never hidden. */
export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  const { t } = useTranslation('diagnostics');
  const [copied, setCopied] = useState(false);
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <div className={styles.json}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre>{text}</pre>
      </section>
      {typeof navigator !== 'undefined' && navigator.clipboard && (
        <button type="button" className={parts.more} onClick={() => void copy()}>
          {copied ? t('copied') : t('copy')}
        </button>
      )}
    </div>
  );
}
