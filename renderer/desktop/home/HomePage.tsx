import { IconMessageCircle, IconMessageReport } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TipHit } from '../../../shared/ipc/contract.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Page } from '../../components/ui/Page.tsx';
import rows from '../../components/ui/Rows.module.css';
import { SearchBox } from '../../components/ui/SearchBox.tsx';
import { useDebounced } from '../../components/ui/use-debounced.ts';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnouncements } from '../announcements.tsx';
import { pandu } from '../bridge.ts';
import { useTipsShown } from '../common/tip-effect.ts';
import { Unanswered } from '../common/Unanswered.tsx';
import { useStart } from '../context.tsx';
import { IssueNotice } from '../IssueNotice.tsx';
import { useNavigation } from '../navigation.tsx';
import { useMatchingIssues } from '../use-matching-issues.ts';
import { OftenHelpful } from './OftenHelpful.tsx';
import { TipOfTheDay } from './TipOfTheDay.tsx';
import { TipRows } from './TipRows.tsx';

const none: readonly TipHit[] = [];

/** One box: what is wrong? It finds tips, and starts a report with what was typed. */
export function HomePage() {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { unread } = useStart();
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const wanted = useDebounced(text.trim(), 250);
  const [hits] = useLoad(
    useCallback(async (): Promise<TipHit[]> => (wanted.length < 3 ? [] : pandu.tips.search({ text: wanted, limit: 6 })), [wanted]),
  );
  const { all, open } = useAnnouncements();
  // The others are above already.
  const issues = useMatchingIssues(all, text.trim().length < 3 ? null : text).filter((issue) => !open.includes(issue));
  const found = wanted.length < 3 ? none : (hits.value ?? none);
  const nothing = wanted.length >= 3 && hits.state === 'ready' && found.length === 0;
  useTipsShown(found, 'home');
  const report = () => go(text.trim() === '' ? { name: 'report' } : { name: 'report', text: text.trim() });
  return (
    <Page title={t('home.title')} intro={t('home.intro')} ownFocus>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          report();
        }}
      >
        <SearchBox ref={box} large label={t('home.title')} placeholder={t('home.placeholder')} value={text} onChange={setText} />
      </form>
      <p className="visually-hidden" role="status">
        {wanted.length >= 3 && hits.state === 'ready' ? t('matches.count', { count: found.length }) : ''}
      </p>
      {issues.map((issue) => (
        <IssueNotice key={issue.id} issue={issue} />
      ))}
      {found.length > 0 && <TipRows tips={found} />}
      {nothing && <p>{t('home.nothing')}</p>}
      <div>
        <Button look="primary" icon={<IconMessageReport size={20} stroke={1.9} aria-hidden />} onClick={report}>
          {t(text.trim() === '' ? 'home.report' : 'home.reportThis')}
        </Button>
      </div>
      <Unanswered text={nothing ? wanted : null} />
      {unread > 0 && text.trim() === '' && (
        <button type="button" className={rows.row} onClick={() => go({ name: 'reports' })}>
          <IconMessageCircle size={22} stroke={1.7} aria-hidden />
          <span className={rows.words}>
            <span className={rows.name}>{t('home.unread', { count: unread })}</span>
          </span>
        </button>
      )}
      {text.trim() === '' && (
        <>
          <TipOfTheDay />
          <OftenHelpful />
        </>
      )}
    </Page>
  );
}
