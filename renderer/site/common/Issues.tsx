import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../shared/model/language.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import styles from './Issues.module.css';
import { timeOf } from './time.ts';

/** Known issues come before everything: who reads them need not search. */
export function Issues({ frame }: { readonly frame: SiteFrame }) {
  const { t } = useTranslation('site');
  if (frame.issues.length === 0) return null;
  return (
    <section aria-labelledby="issues" className={styles.issues}>
      <h2 id="issues">{t('issues')}</h2>
      {frame.issues.map((issue) => (
        <Notice key={issue.id} tone="warm" title={inLanguage(issue.title, frame.language)}>
          <Markdown text={inLanguage(issue.body, frame.language)} />
          <p className={styles.when}>
            {(issue.audience.applications ?? []).length > 0 && `${t('about', { apps: issue.audience.applications?.join(', ') })}, `}
            {t('since', { time: timeOf(issue.since ?? issue.startsAt, frame) })}
          </p>
        </Notice>
      ))}
    </section>
  );
}
