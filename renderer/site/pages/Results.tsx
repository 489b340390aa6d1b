import { useTranslation } from 'react-i18next';
import type { Tip } from '../../../shared/model/tip.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { Issues } from '../common/Issues.tsx';
import { TipRows } from '../common/TipRows.tsx';
import { linkTo } from '../links.ts';
import styles from './pages.module.css';

interface Props {
  readonly question: string;
  readonly hits: readonly Tip[];
  readonly frame: SiteFrame;
}

export function Results({ question, hits, frame }: Props) {
  const { t } = useTranslation('site');
  if (question === '') {
    return (
      <>
        <Issues frame={frame} />
        <h1>{t('search')}</h1>
        <p className={styles.intro}>{t('intro')}</p>
      </>
    );
  }
  return (
    <>
      <Issues frame={frame} />
      <h1>{hits.length === 0 ? t('nothing', { question }) : t('results', { question, count: hits.length })}</h1>
      {hits.length === 0 && (
        <p className={styles.intro}>
          {t('nothingText')} <a href={linkTo(frame, 'contact')}>{t('contact')}</a>
        </p>
      )}
      <TipRows tips={hits} frame={frame} detail />
    </>
  );
}
