import { useTranslation } from 'react-i18next';
import { languageNames } from './part-names.ts';
import styles from './publishing.module.css';
import type { PartDiff } from './tip-diff.ts';

/** What changed, part by part: taken out struck through, put in underlaid; screen readers are told in words. */
export function DiffView({ parts }: { readonly parts: readonly PartDiff[] }) {
  const { t } = useTranslation('console');
  if (parts.length === 0) return <p>{t('publishing.history.same')}</p>;
  return (
    <>
      {parts.map(({ part, language, pieces }) => (
        <section key={`${part} ${language}`} className={styles.part}>
          <h3>
            {t(`publishing.history.part.${part}`)}
            {language && ` (${languageNames[language]})`}
          </h3>
          <p className={styles.text} lang={language ?? undefined}>
            {pieces.map(({ kind, text }, place) => {
              // The pieces of one comparison never move.
              const key = `${place} ${kind}`;
              if (kind === 'same') return <span key={key}>{text}</span>;
              const Mark = kind === 'removed' ? 'del' : 'ins';
              return (
                <Mark key={key}>
                  <span className="visually-hidden">{t(`publishing.history.${kind}`)} </span>
                  {text}
                </Mark>
              );
            })}
          </p>
        </section>
      ))}
    </>
  );
}
