import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AgentTicket, agentRoutes, type Desktop } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Ago } from '../common/Ago.tsx';
import { Confirm } from '../common/Confirm.tsx';
import frame from '../common/case.module.css';
import common from '../common/common.module.css';
import { SearchField } from '../common/SearchField.tsx';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';

/** What somebody said of themselves in the public form, and whose computer it may be: an agent makes sure, then ties. */
export function WebCard({ ticket, web }: { readonly ticket: AgentTicket; readonly web: NonNullable<AgentTicket['web']> }) {
  const { t } = useTranslation('console');
  return (
    <section className={frame.card}>
      <h2>{t('web.title')}</h2>
      <p className={styles.tipsShown}>{t('web.hint')}</p>
      <dl className={styles.claims}>
        <dt>{t('web.name')}</dt>
        <dd>{ticket.contact?.name}</dd>
        {web.mail !== '' && (
          <>
            <dt>{t('web.mail')}</dt>
            <dd>
              {web.mail} ({t('ticket.notVerified')})
            </dd>
          </>
        )}
        <dt>{t('web.tag')}</dt>
        <dd>{web.tag === '' ? t('web.noTag') : web.tag}</dd>
        <dt>{t('web.seen')}</dt>
        <dd>{web.seenAt === null ? t('web.notSeen') : <Ago time={web.seenAt} />}</dd>
      </dl>
      {ticket.desktop ? (
        <p className={styles.tipsShown}>{t('web.tied', { who: nameOf(ticket.desktop) })}</p>
      ) : (
        <Tie ticket={ticket} meant={web.desktops} tag={web.tag} />
      )}
    </section>
  );
}

const nameOf = ({ inventory }: Desktop): string => `${inventory.userName}@${inventory.hostName}`;

interface TieProps {
  readonly ticket: AgentTicket;
  /** Those that the tag may mean. */
  readonly meant: readonly Desktop[];
  readonly tag: string;
}

function Tie({ ticket, meant, tag }: TieProps) {
  const { t } = useTranslation('console');
  const accept = useAccept();
  const toast = useToast();
  const [q, setQ] = useState('');
  const [chosen, setChosen] = useState<Desktop | null>(null);
  const search = useCallback((text: string) => setQ(text.trim()), []);
  const found = useQuery({
    queryKey: ['desktops', 'to-tie', q],
    queryFn: () => call(agentRoutes.listDesktops, { query: { q, page: 1, size: 5 } }),
    enabled: q !== '',
  });
  const tie = useMutation({
    mutationFn: (desktopId: string) => call(agentRoutes.tieTicket, { params: { id: ticket.id }, body: { desktopId } }),
    onSuccess: (tied) => {
      accept(tied);
      toast(t('web.done'));
    },
  });
  const others = q === '' ? [] : (found.data?.items ?? []).filter(({ id }) => meant.every((one) => one.id !== id));
  const close = () => {
    setChosen(null);
    tie.reset();
  };
  return (
    <>
      {tag !== '' && <p className={styles.tipsShown}>{t('web.meant', { count: meant.length })}</p>}
      <Choices desktops={meant} onChoose={setChosen} />
      <SearchField label={t('web.search')} value={q} onSearch={search} />
      {found.error && <FailureNote error={found.error} onRetry={() => void found.refetch()} />}
      {q !== '' && found.data && others.length === 0 && <p className={common.quiet}>{t('web.noneFound')}</p>}
      <Choices desktops={others} onChoose={setChosen} />
      <Confirm
        opened={chosen !== null}
        title={t('web.tieTitle', { who: chosen ? nameOf(chosen) : '' })}
        action={t('web.tie')}
        busy={tie.isPending}
        error={tie.error}
        onConfirm={() => chosen && tie.mutate(chosen.id)}
        onClose={close}
      >
        <p className={styles.askText}>{t('web.tieText', { who: chosen?.inventory.userName ?? '' })}</p>
      </Confirm>
    </>
  );
}

function Choices({ desktops, onChoose }: { readonly desktops: readonly Desktop[]; readonly onChoose: (desktop: Desktop) => void }) {
  const { t } = useTranslation('console');
  if (desktops.length === 0) return null;
  return (
    <ul className={styles.choices}>
      {desktops.map((desktop) => (
        <li key={desktop.id}>
          <span>
            <strong>{nameOf(desktop)}</strong>
            <span className={common.quiet}>
              {desktop.inventory.distribution} · {desktop.lastSeenAt === null ? t('web.neverSeen') : <Ago time={desktop.lastSeenAt} />}
            </span>
          </span>
          <Button size="xs" variant="default" aria-label={t('web.tieTo', { who: nameOf(desktop) })} onClick={() => onChoose(desktop)}>
            {t('web.tie')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
