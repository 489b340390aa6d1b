import { IconMessageCircle } from '@tabler/icons-react';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { localeFor } from '../../components/diagnostics/format.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import rows from '../../components/ui/Rows.module.css';
import { Empty, Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';
import { StateWords } from './StateWords.tsx';

/** Outbox and tickets as one list: for the user they are the same thing at different moments. */
export function ReportList() {
  const { t } = useTranslation();
  const { language } = useStart();
  const { go } = useNavigation();
  const [loaded, reload] = useLoad(useCallback(() => pandu.reports.list(), []));
  useEffect(() => pandu.on('reportsChanged', reload), [reload]);
  const items = [...(loaded.value ?? [])].sort((a, b) => b.updatedAt.localeCompare(a.updatedAt));
  return (
    <Page title={t('reports.title')} intro={t('reports.intro')}>
      {loaded.state === 'loading' && loaded.value === null && <Loading label={t('loading')} />}
      {loaded.state === 'failed' && (
        <Notice tone="trouble" role="alert" title={t('loadFailed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      )}
      {loaded.state === 'ready' && items.length === 0 && (
        <Empty
          icon={<IconMessageCircle size={30} stroke={1.6} aria-hidden />}
          title={t('reports.none')}
          actions={
            <Button look="primary" onClick={() => go({ name: 'report' })}>
              {t('home.report')}
            </Button>
          }
        >
          {t('reports.noneText')}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className={rows.rows}>
          {items.map((item) => (
            <li key={item.id}>
              <button type="button" className={rows.row} onClick={() => go({ name: 'reports', id: item.id })}>
                <span className={rows.words}>
                  <span className={rows.name}>
                    {item.title} {item.unread && <span className={rows.badge}>{t('reports.unread')}</span>}{' '}
                    {item.asked && <span className={rows.badge}>{t('reports.asked')}</span>}
                  </span>
                  <span className={rows.detail}>
                    {[item.application, new Date(item.createdAt).toLocaleDateString(localeFor(language), { dateStyle: 'medium' })]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </span>
                  <StateWords item={item} />
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
