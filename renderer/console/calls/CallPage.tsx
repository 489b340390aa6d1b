import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentCall, agentRoutes } from '../../../shared/api/agent-routes.ts';
import { isCallOpen } from '../../../shared/model/call.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { call } from '../api/call.ts';
import frame from '../common/case.module.css';
import { Pill } from '../common/Pill.tsx';
import { FailureNote, Loaded } from '../common/States.tsx';
import { setPageTitle } from '../common/title.ts';
import { useToast } from '../common/toasts.tsx';
import { CallNotes } from './CallNotes.tsx';
import { CallTickets } from './CallTickets.tsx';
import styles from './calls.module.css';
import { LastSet } from './LastSet.tsx';
import { useAcceptCall } from './useAcceptCall.ts';

/** Somebody is on the phone: their desktop, what it sent last, and what they say. */
export function CallPage({ id }: { readonly id: string }) {
  const { t } = useTranslation('console');
  const query = useQuery({
    queryKey: ['tickets', 'call', id],
    queryFn: () => call(agentRoutes.getCall, { params: { id } }),
  });
  return (
    <div className={styles.page}>
      {!query.data && <h1 className="visually-hidden">{t('call.title')}</h1>}
      <Loaded query={query}>{(one) => <CallView one={one} />}</Loaded>
    </div>
  );
}

function CallView({ one }: { readonly one: AgentCall }) {
  const { t, i18n } = useTranslation('console');
  const { inventory } = one.desktop;
  useEffect(() => setPageTitle(t('call.pageTitle', { name: inventory.userName })), [inventory.userName, t]);
  const session = t(`diagnostics:session.kind.${inventory.sessionType}`, { defaultValue: inventory.sessionType });
  const open = isCallOpen(one, Date.now());
  return (
    <>
      <header className={styles.head}>
        <div className={styles.headText}>
          <h1 className={frame.title}>
            {inventory.userName}@{inventory.hostName}
          </h1>
          <p className={frame.facts}>
            <Pill tone={open ? 'ok' : 'plain'}>{t(open ? 'call.on' : 'call.over')}</Pill>
            <span>{[inventory.distribution, inventory.desktop, session].filter(Boolean).join(', ')}</span>
            <span>Pandu {inventory.panduVersion}</span>
            {one.desktop.groups.length > 0 && <span>{one.desktop.groups.map(({ name }) => name).join(', ')}</span>}
            <span>{t('call.since', { time: timeText(one.openedAt, i18n.language) })}</span>
          </p>
          <p className={styles.quiet}>{t(open ? 'call.userSees' : 'call.overText')}</p>
        </div>
        {open && <EndButton id={one.id} />}
      </header>
      <div className={frame.columns}>
        <section className={frame.column} aria-label={t('call.notes')}>
          <CallNotes one={one} />
          <CallTickets one={one} />
        </section>
        <aside className={frame.column} aria-label={t('ticket.report')}>
          <LastSet one={one} open={open} />
        </aside>
      </div>
    </>
  );
}

function EndButton({ id }: { readonly id: string }) {
  const { t } = useTranslation('console');
  const accept = useAcceptCall();
  const toast = useToast();
  const end = useMutation({
    mutationFn: () => call(agentRoutes.endCall, { params: { id } }),
    onSuccess: (answered) => {
      accept(answered);
      toast(t('call.ended'));
    },
  });
  return (
    <div>
      <Button variant="default" leftSection={<IconPhoneOff size={17} aria-hidden />} loading={end.isPending} onClick={() => end.mutate()}>
        {t('call.end')}
      </Button>
      {end.error && <FailureNote error={end.error} />}
    </div>
  );
}
