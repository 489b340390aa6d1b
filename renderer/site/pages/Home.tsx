import { useTranslation } from 'react-i18next';
import type { Tip } from '../../../shared/model/tip.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import { DesktopChoice } from '../common/DesktopChoice.tsx';
import { Issues } from '../common/Issues.tsx';
import { TipRows } from '../common/TipRows.tsx';
import styles from './pages.module.css';

/** Every tip, by application: the whole site at one glance, and what a browser's own search finds. */
export function Home({ tips, frame }: { readonly tips: readonly Tip[]; readonly frame: SiteFrame }) {
  const { t } = useTranslation('site');
  const groups = new Map<string, Tip[]>();
  for (const tip of tips) groups.set(tip.app, [...(groups.get(tip.app) ?? []), tip]);
  return (
    <>
      <Issues frame={frame} />
      <h1>{t('tips')}</h1>
      <p className={styles.intro}>{t('intro')}</p>
      <DesktopChoice frame={frame} />
      {tips.length === 0 && <p>{t('noTips')}</p>}
      <div className={styles.groups}>
        {[...groups].map(([app, of]) => (
          <section key={app} aria-label={app}>
            {app !== '' && <h2 className={styles.group}>{app}</h2>}
            <TipRows tips={of} frame={frame} detail={false} />
          </section>
        ))}
      </div>
    </>
  );
}
