import { useTranslation } from 'react-i18next';
import { type Audience, type Tip, tipText } from '../../../shared/model/tip.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { stepPieces } from '../../../shared/tips/desktop-steps.ts';
import { TipView } from '../../components/tip/TipView.tsx';
import { DesktopChoice } from '../common/DesktopChoice.tsx';
import { Issues } from '../common/Issues.tsx';
import { TipRows } from '../common/TipRows.tsx';
import { linkTo } from '../links.ts';
import styles from './pages.module.css';

interface Props {
  readonly tip: Tip;
  readonly related: readonly Tip[];
  readonly frame: SiteFrame;
}

export function TipArticle({ tip, related, frame }: Props) {
  const { t } = useTranslation('site');
  const text = tipText(tip, frame.language);
  const differs = text.steps.some((step) => stepPieces(step).some(({ desktops }) => desktops !== null));
  const where = useConditions(tip.audience);
  return (
    <>
      <Issues frame={frame} />
      {differs && <DesktopChoice frame={frame} />}
      <div lang={text === tip.texts.en && frame.language !== 'en' ? 'en' : undefined}>
        <TipView text={text} meta={{ app: tip.app, causeKind: tip.causeKind, updatedAt: tip.updatedAt }} desktop={frame.desktop} />
      </div>
      {where !== '' && <p className={styles.quiet}>{t('appliesTo', { where })}</p>}
      <p className={styles.stuck}>
        {t('stillStuck')} <a href={linkTo(frame, 'contact')}>{t('contactTitle')}</a>
        {frame.reports && (
          <>
            {' · '}
            <a href={linkTo(frame, 'report')}>{t('report.link')}</a>
          </>
        )}
      </p>
      {related.length > 0 && (
        <section aria-labelledby="related" className={styles.related}>
          <h2 id="related">{t('related')}</h2>
          <TipRows tips={related} frame={frame} detail />
        </section>
      )}
    </>
  );
}

/** What a desktop would decide by itself, said in words: here nobody knows the reader's computer. */
function useConditions({ versions = [], distributions = [] }: Audience): string {
  const { t } = useTranslation('site');
  const ranges = versions.map(({ application, min, below }) => {
    if (min !== undefined && below !== undefined) return t('between', { application, min, below });
    if (below !== undefined) return t('below', { application, below });
    return min === undefined ? application : t('from', { application, min });
  });
  return [ranges.join(', '), distributions.join(', ')].filter((part) => part !== '').join(' · ');
}
