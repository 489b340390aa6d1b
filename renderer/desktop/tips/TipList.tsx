import { IconBulb } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import type { Tip } from '../../../shared/model/tip.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import rows from '../../components/ui/Rows.module.css';
import { SearchBox } from '../../components/ui/SearchBox.tsx';
import { Empty, Loading } from '../../components/ui/States.tsx';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { useLoad } from '../../components/ui/use-load.ts';
import { pandu } from '../bridge.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { useStart } from '../context.tsx';
import { useNavigation } from '../navigation.tsx';

interface Row {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly app: string;
}

function Rows({ tips, detail }: { readonly tips: readonly Row[]; readonly detail: boolean }) {
  const { go } = useNavigation();
  return (
    <ul className={rows.rows}>
      {tips.map((tip) => (
        <li key={tip.id}>
          <button type="button" className={rows.row} onClick={() => go({ name: 'tips', id: tip.id, from: 'list' })}>
            <IconBulb size={22} stroke={1.7} aria-hidden />
            <span className={rows.words}>
              <span className={rows.name}>{tip.title}</span>
              {detail && <span className={rows.detail}>{tip.app}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const none: readonly TipHit[] = [];

export function TipList() {
  const { t } = useTranslation();
  const { language } = useStart();
  const { go } = useNavigation();
  const [text, setText] = useState('');
  const wanted = useDebounced(text.trim(), 250);
  const searching = wanted.length >= 2;
  const [all, reload] = useLoad(useCallback(() => pandu.tips.list(), []));
  const [hits] = useLoad(useCallback(async () => (searching ? pandu.tips.search({ text: wanted, limit: 20 }) : []), [wanted, searching]));
  useEffect(() => pandu.on('tipsChanged', reload), [reload]);
  const groups = new Map<string, Row[]>();
  const rowOf = (tip: Tip): Row => ({ id: tip.id, version: tip.version, app: tip.app, title: (tip.texts[language] ?? tip.texts.en).title });
  for (const tip of all.value ?? []) groups.set(tip.app, [...(groups.get(tip.app) ?? []), rowOf(tip)]);
  const found = hits.value ?? none;
  // The whole list shows all of them, and says nothing of any.
  useTipsShown(searching ? found : none, 'list');
  return (
    <Page title={t('tips.title')} intro={t('tips.intro')}>
      <SearchBox label={t('tips.search')} placeholder={t('tips.placeholder')} value={text} onChange={setText} />
      <p className="visually-hidden" role="status">
        {searching && hits.state === 'ready' ? t('matches.count', { count: found.length }) : ''}
      </p>
      {all.state === 'loading' && all.value === null && <Loading label={t('loading')} />}
      {(all.state === 'failed' || (searching && hits.state === 'failed')) && (
        <Notice tone="trouble" role="alert" title={t('loadFailed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      )}
      {searching && hits.state === 'ready' && found.length === 0 && (
        <Empty
          icon={<IconBulb size={30} stroke={1.6} aria-hidden />}
          title={t('tips.nothing')}
          actions={
            <Button look="primary" onClick={() => go({ name: 'report', text: text.trim() })}>
              {t('home.reportThis')}
            </Button>
          }
        >
          {t('tips.nothingText')}
        </Empty>
      )}
      {searching && found.length > 0 && <Rows tips={found} detail />}
      {!searching && all.state === 'ready' && all.value.length === 0 && (
        <Empty icon={<IconBulb size={30} stroke={1.6} aria-hidden />} title={t('tips.none')}>
          {t('tips.noneText')}
        </Empty>
      )}
      {!searching &&
        [...groups]
          .sort(([a], [b]) => a.localeCompare(b, language))
          .map(([app, tips]) => (
            <section key={app} aria-label={app}>
              <h2 className={rows.group}>{app}</h2>
              <Rows tips={tips} detail={false} />
            </section>
          ))}
    </Page>
  );
}
