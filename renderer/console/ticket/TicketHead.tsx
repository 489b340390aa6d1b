import { Button, Select } from '@mantine/core';
import { IconBulb } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import { type AgentTicket, agentRoutes, type Contact, type Desktop } from '../../../shared/api/agent-routes.ts';
import { ticketStatuses, ticketStatusSchema } from '../../../shared/model/ticket.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import { Ago } from '../common/Ago.tsx';
import frame from '../common/case.module.css';
import { DuePill } from '../common/DuePill.tsx';
import { HindranceLabel } from '../common/HindranceLabel.tsx';
import { MirrorLine } from '../common/MirrorLine.tsx';
import { FailureNote } from '../common/States.tsx';
import { KnownIssueButton } from './KnownIssue.tsx';
import { MergeButton } from './MergeDialog.tsx';
import styles from './ticket.module.css';
import { useTicketChange } from './useTicketChange.ts';
import { placeOf, useTicketKeys } from './useTicketKeys.ts';
import type { Writing } from './useWriting.ts';

function TipButton({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const make = useMutation({
    mutationFn: () => call(agentRoutes.draftTipFromTicket, { params: { id: ticket.id } }),
    onSuccess: (tip) => {
      client.setQueryData(['tips', 'one', tip.id], tip);
      navigate(`/tips/${tip.id}`);
    },
  });
  const answered = ticket.messages.some(({ from, note }) => from === 'agent' && !note);
  if (ticket.tipId !== null) {
    return (
      <Button component={Link} href={`/tips/${ticket.tipId}`} variant="default" leftSection={<IconBulb size={18} aria-hidden />}>
        {t('ticket.openTip')}
      </Button>
    );
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBulb size={18} aria-hidden />}
        disabled={!answered}
        title={answered ? undefined : t('ticket.tipNeedsAnswer')}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('ticket.makeTip')}
      </Button>
      {make.error && <FailureNote error={make.error} />}
    </>
  );
}

function DesktopFacts({ desktop: { inventory } }: { readonly desktop: Desktop }) {
  const { t } = useTranslation('console');
  const session = t(`diagnostics:session.kind.${inventory.sessionType}`, { defaultValue: inventory.sessionType });
  return (
    <>
      <span>
        {inventory.userName}@{inventory.hostName}
      </span>
      <span>{[inventory.distribution, inventory.desktop, session].filter(Boolean).join(', ')}</span>
    </>
  );
}

/** By what it can be reached, and whether it is known to be who it says. */
function ContactFacts({ contact }: { readonly contact: Contact }) {
  const { t } = useTranslation('console');
  const words = [contact.name, contact.kind === 'web' ? '' : contact.address].filter(Boolean).join(', ');
  return (
    <span>
      {words} {!contact.verified && `(${t('ticket.notVerified')})`}
    </span>
  );
}

export function TicketHead({ ticket, writing }: { readonly ticket: AgentTicket; readonly writing: Writing }) {
  const { t } = useTranslation('console');
  const me = useCurrentUser();
  const change = useTicketChange(ticket.id);
  const merged = ticket.mergedInto !== null;
  const take = () => change.mutate({ assignee: me.id, ...(ticket.status === 'new' ? { status: 'open' as const } : {}) });
  const mayTake = ticket.assignee?.id !== me.id && !merged;
  useTicketKeys(ticket.id, writing, mayTake ? take : null);
  const users = useQuery({ queryKey: ['users'], queryFn: () => call(agentRoutes.listUsers, {}) });
  const people = new Map<string, string>();
  if (ticket.assignee) people.set(ticket.assignee.id, ticket.assignee.name);
  for (const user of users.data?.items ?? []) if (user.active) people.set(user.id, user.name);
  return (
    <header className={styles.head}>
      <div className={styles.headText}>
        <h1 className={frame.title}>
          <span className={styles.number}>#{ticket.number}</span> {ticket.title}
        </h1>
        <p className={frame.facts}>
          <HindranceLabel hinders={ticket.hinders} />
          {ticket.application && <span>{ticket.application}</span>}
          {ticket.channel !== 'tray' && <span>{t(`channel.${ticket.channel}`)}</span>}
          {ticket.contact && <ContactFacts contact={ticket.contact} />}
          {ticket.desktop && <DesktopFacts desktop={ticket.desktop} />}
          <Ago time={ticket.createdAt} />
          {ticket.due && <DuePill due={ticket.due} />}
          {ticket.desktop && ticket.desktop.openTickets > 1 && (
            <Link href={`/tickets?desktop=${ticket.desktop.id}`}>{t('ticket.openTickets', { count: ticket.desktop.openTickets })}</Link>
          )}
        </p>
        {ticket.mirrors.map((mirror) => (
          <MirrorLine key={mirror.bridge} mirror={mirror} />
        ))}
      </div>
      <div className={styles.controls}>
        <Select
          id={placeOf.status}
          size="sm"
          w={150}
          label={t('queue.status')}
          allowDeselect={false}
          value={ticket.status}
          disabled={change.isPending || merged}
          data={ticketStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          onChange={(value) => {
            const status = ticketStatusSchema.safeParse(value);
            if (status.success && status.data !== ticket.status) change.mutate({ status: status.data });
          }}
        />
        <Select
          size="sm"
          w={190}
          label={t('queue.assignee')}
          placeholder={t('ticket.nobody')}
          clearable
          clearButtonProps={{ 'aria-label': t('ticket.giveBack') }}
          value={ticket.assignee?.id ?? null}
          disabled={change.isPending || merged}
          data={[...people].map(([value, label]) => ({ value, label }))}
          onChange={(assignee) => change.mutate({ assignee })}
        />
        {mayTake && (
          <Button variant="default" loading={change.isPending} onClick={take}>
            {t('queue.take')}
          </Button>
        )}
        <MergeButton ticket={ticket} />
        <KnownIssueButton ticket={ticket} />
        <TipButton ticket={ticket} />
      </div>
      {change.error && <FailureNote error={change.error} />}
    </header>
  );
}
