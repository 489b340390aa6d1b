import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { LeadReport } from '../../../shared/api/agent-routes.ts';
import { inLanguage, pickLanguage } from '../../../shared/model/language.ts';
import styles from './lead.module.css';
import { Part } from './Part.tsx';
import { useNumbers } from './use-numbers.ts';

/** Lists of what to look at, each with the numbers that put it there. */
export function Learn({ report: { learn } }: { readonly report: LeadReport }) {
  const { t, i18n } = useTranslation('console');
  const words = useTranslation('common').t;
  const { time } = useNumbers();
  const lists = [
    {
      title: 'withoutTip',
      items: learn.withoutTip.map((one) => ({ id: one.application, to: null, text: t('lead.learn.withoutTipLine', { ...one }) })),
    },
    {
      title: 'failing',
      items: learn.failingTips.map(({ id, title, helped, notHelped }) => ({
        id,
        to: `/tips/${encodeURIComponent(id)}`,
        text: t('lead.learn.failingLine', { title: inLanguage(title, pickLanguage([i18n.language])), helped, notHelped }),
      })),
    },
    {
      title: 'slow',
      items: learn.slow.map(({ application, cause, median, p90, solved }) => ({
        id: `${application} ${cause}`,
        to: null,
        text: t('lead.learn.slowLine', {
          application,
          cause: cause === null ? t('lead.noCause') : words(`cause.${cause}`),
          median: time(median),
          p90: time(p90),
          solved,
        }),
      })),
    },
    {
      title: 'questions',
      items: learn.questions.map(({ text, asked }) => ({ id: text, to: null, text: t('lead.learn.questionLine', { text, asked }) })),
    },
  ].filter(({ items }) => items.length > 0);
  return (
    <Part title={t('lead.learn.title')}>
      {lists.length === 0 && <p>{t('lead.learn.none')}</p>}
      <div className={styles.lists}>
        {lists.map(({ title, items }) => (
          <div key={title}>
            <h3>{t(`lead.learn.${title}`)}</h3>
            <ul>
              {items.map(({ id, to, text }) => (
                <li key={id}>{to === null ? text : <Link href={to}>{text}</Link>}</li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Part>
  );
}
