import { IconArrowLeft, IconMessageOff } from '@tabler/icons-react';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConversationView } from '../../components/conversation/ConversationView.tsx';
import { Button } from '../../components/ui/Button.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { Page } from '../../components/ui/Page.tsx';
import { Empty, Loading } from '../../components/ui/States.tsx';
import { useLoad } from '../../components/ui/use-load.ts';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { MoreWays } from '../common/TakeAlong.tsx';
import { useNavigation } from '../navigation.tsx';
import { AskedFor } from './AskedFor.tsx';
import { OutcomePart } from './OutcomePart.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { StateWords } from './StateWords.tsx';
import { useTipLinks } from './use-tip-links.ts';

export function ConversationPage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const onLink = useTipLinks();
  const announce = useAnnounce();
  const [loaded, reload] = useLoad(useCallback(() => pandu.reports.conversation({ id }), [id]));
  useEffect(() => pandu.on('reportsChanged', reload), [reload]);
  const conversation = loaded.value;
  const unread = conversation?.item.unread ?? false;
  useEffect(() => {
    if (unread) void pandu.reports.markRead({ id }).catch(() => undefined);
  }, [unread, id]);
  // A new answer to a long conversation is what one came for.
  const answer = conversation?.ticket?.messages.findLast((message) => message.from === 'agent')?.id;
  const arrived = useRef(false);
  useEffect(() => {
    if (answer === undefined || arrived.current) return;
    arrived.current = true;
    const turn = document.getElementById(`turn-${answer}`);
    if (unread && turn !== null && turn.getBoundingClientRect().top > window.innerHeight * 0.6) turn.scrollIntoView({ block: 'start' });
  }, [answer, unread]);
  const turns = conversation?.ticket?.messages.length ?? null;
  const last = conversation?.ticket?.messages.at(-1)?.from;
  const question = conversation?.asked?.state === 'open' ? conversation.asked.id : null;
  useEffect(() => {
    if (question !== null) announce(t('asked.announced'));
    else if (turns !== null && last === 'agent') announce(t('conversation.answered'));
  }, [question, turns, last, announce, t]);
  const picture = useCallback(async (attachmentId: string) => (await pandu.reports.picture({ id, attachmentId })).bytes, [id]);

  const back = (
    <Button look="quiet" small icon={<IconArrowLeft size={18} stroke={2} aria-hidden />} onClick={() => go({ name: 'reports' })}>
      {t('reports.all')}
    </Button>
  );
  if (loaded.state === 'loading' && conversation === null) return <Loading label={t('loading')} />;
  if (loaded.state === 'failed' && conversation === null) {
    return (
      <Page title={t('reports.title')} back={back}>
        <Notice tone="trouble" role="alert" title={t('loadFailed')} actions={<Button onClick={reload}>{t('again')}</Button>} />
      </Page>
    );
  }
  if (conversation === null) {
    return (
      <Page title={t('reports.title')}>
        <Empty icon={<IconMessageOff size={30} stroke={1.6} aria-hidden />} title={t('reports.gone')} actions={back} />
      </Page>
    );
  }
  const { item, ticket, message, pending, asked } = conversation;
  const stuck = item.state === 'refused' || item.state === 'broken';
  return (
    <Page title={item.title} intro={item.application ?? undefined} back={back}>
      <StateWords item={item} />
      {stuck && (
        <Notice
          tone="trouble"
          title={t(`stuck.${item.state}`)}
          actions={
            <>
              <Button small onClick={() => void pandu.reports.retry({ id }).then(reload, () => announce(t('loadFailed')))}>
                {t(item.state === 'broken' ? 'stuck.look' : 'again')}
              </Button>
              <Button small onClick={() => go({ name: 'contact' })}>
                {t('nav.contact')}
              </Button>
            </>
          }
        >
          {item.reason !== null && (
            <p>{item.state === 'refused' ? t(`stuck.why.${item.reason}`, { defaultValue: t('stuck.why.other') }) : item.reason}</p>
          )}
        </Notice>
      )}
      <ConversationView
        first={{ text: message, at: item.createdAt }}
        messages={ticket?.messages ?? []}
        pending={pending}
        loadPicture={picture}
        onLink={onLink}
      />
      {(item.state === 'kept' || item.state === 'sending' || item.state === 'refused') && <MoreWays id={id} />}
      {asked !== null && <AskedFor key={asked.id} asked={asked} onDone={reload} />}
      {ticket !== null && <OutcomePart id={id} ticket={ticket} onDone={reload} />}
      {/* A reply belongs to a ticket: until there is one, it could not be kept. */}
      {!stuck && item.number !== null && <ReplyForm id={id} onKept={reload} />}
    </Page>
  );
}
