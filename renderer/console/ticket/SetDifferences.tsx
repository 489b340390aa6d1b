import { useTranslation } from 'react-i18next';
import type { Difference } from '../../../shared/comparison/differences.ts';
import type { Finding } from '../../../shared/model/finding.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import { DifferencesView } from '../../components/diagnostics/DifferencesView.tsx';
import { timeText } from '../../components/diagnostics/format.ts';
import frame from '../common/case.module.css';
import sets from './sets.module.css';
import styles from './ticket.module.css';

interface Props {
  /** When the earlier set was taken. */
  readonly since: string;
  readonly differences: readonly Difference[];
  /** Of the earlier set alone. */
  readonly gone: readonly Finding[];
}

export function SetDifferences({ since, differences, gone }: Props) {
  const { t, i18n } = useTranslation('console');
  const time = timeText(since, i18n.language);
  const title = t('sets.differences', { time });
  return (
    <section className={frame.card}>
      <h2>{title}</h2>
      {differences.length > 0 ? (
        <DifferencesView caption={title} differences={differences} against="before" />
      ) : (
        <p className={styles.tipsShown}>{t('sets.same', { time })}</p>
      )}
      {gone.length > 0 && (
        <>
          <p className={styles.tipsShown}>{t('sets.goneFindings')}</p>
          <ul className={sets.gone}>
            {gone.map((finding) => (
              <li key={`${finding.id} ${finding.evidence}`}>{inLanguage(finding.text, pickLanguage([i18n.language]))}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
