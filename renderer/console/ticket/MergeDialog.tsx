import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { type AgentTicket, agentRoutes, type TicketRow } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { FailureNote } from '../common/States.tsx';
import { StatusPill } from '../common/StatusPill.tsx';
import { useToast } from '../common/toasts.tsx';
import composer from './composer.module.css';
import styles from './ticket.module.css';
import { useAccept } from './useTicketChange.ts';

export function MergeButton({ ticket }: { readonly ticket: AgentTicket }) {
  const { t } = useTranslation('console');
  const [open, setOpen] = useState(false);
  if (ticket.mergedInto) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconArrowMerge size={18} aria-hidden />} onClick={() => setOpen(true)}>
        {t('day.merge.menu')}
      </Button>
      {open && <MergeDialog ticket={ticket} onClose={() => setOpen(false)} />}
    </>
  );
}

interface Props {
  readonly ticket: AgentTicket;
  readonly onClose: () => void;
}

/** Says plainly what a merge does, and whose words become whose to read. */
function MergeDialog({ ticket, onClose }: Props) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const accept = useAccept();
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const [what, setWhat] = useState<'merge' | 'link'>('merge');
  const same = useQuery({
    queryKey: ['tickets', 'same-person', ticket.id],
    queryFn: () => call(agentRoutes.listTickets, { query: { status: 'all', size: 6, ...personOf(ticket) } }),
  });
  const number = Number(/^\s*#?(\d{1,15})\s*$/.exec(typed)?.[1] ?? 0);
  const found = useQuery({
    queryKey: ['tickets', 'by-number', number],
    queryFn: () => call(agentRoutes.listTickets, { query: { status: 'all', q: `#${number}`, size: 200 } }),
    enabled: number > 0,
  });
  const other = found.data?.items.find((row) => row.number === number && row.id !== ticket.id) ?? null;
  const suggested = (same.data?.items ?? []).filter(({ id, mergedInto }) => id !== ticket.id && mergedInto === null).slice(0, 5);
  const act = useMutation({
    mutationFn: (row: TicketRow) =>
      what === 'merge'
        ? call(agentRoutes.mergeTicket, { params: { id: ticket.id }, body: { into: row.id } })
        : call(agentRoutes.linkTickets, { params: { id: ticket.id, otherId: row.id } }),
    onSuccess: (next, row) => {
      accept(next, 'others too');
      toast(t(what === 'merge' ? 'day.merge.merged' : 'day.merge.linked', { number: row.number }));
      onClose();
      if (what === 'merge') navigate(`/tickets/${next.id}`);
    },
  });
  const people = other && other.userName !== ticket.userName ? { from: ticket.userName || '?', to: other.userName || '?' } : null;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('day.merge.title', { number: ticket.number })}
      centered
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        className={composer.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (other && !act.isPending) act.mutate(other);
        }}
      >
        <TextInput
          data-autofocus
          label={t('day.merge.other')}
          description={t('day.merge.otherHint')}
          inputMode="numeric"
          maxLength={17}
          error={number > 0 && found.data && !other ? t('day.merge.notFound') : undefined}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {suggested.length > 0 && !other && (
          <div>
            <p className={styles.tipsShown}>{t('day.merge.suggested')}</p>
            <Stack gap="xs">
              {suggested.map((row) => (
                <Button
                  key={row.id}
                  variant="default"
                  size="sm"
                  justify="flex-start"
                  aria-label={`${t('day.merge.pick', { number: row.number })}: ${row.title}`}
                  onClick={() => setTyped(String(row.number))}
                >
                  #{row.number} {row.title}
                </Button>
              ))}
            </Stack>
          </div>
        )}
        {other && (
          <>
            <p className={composer.chosen}>
              #{other.number} {other.title} <StatusPill status={other.status} /> {other.userName}
            </p>
            <Radio.Group label={t('day.merge.what')} value={what} onChange={(value) => setWhat(value === 'link' ? 'link' : 'merge')}>
              <Stack gap="xs" mt="xs">
                <Radio value="merge" label={t('day.merge.merge')} />
                <Radio value="link" label={t('day.merge.link')} />
              </Stack>
            </Radio.Group>
            {what === 'merge' && (
              <div className={styles.askText}>
                <p>{t('day.merge.mergeText', { from: ticket.number, to: other.number })}</p>
                {people && <p className={composer.warning}>{t('day.merge.people', people)}</p>}
              </div>
            )}
          </>
        )}
        {act.error && <FailureNote error={act.error} />}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" disabled={!other} loading={act.isPending}>
            {what === 'link' ? t('day.merge.doLink') : t('day.merge.doMerge', { to: other?.number ?? '…' })}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

const personOf = ({ desktop, contact, userName }: AgentTicket): { desktop: string } | { q: string } =>
  desktop ? { desktop: desktop.id } : { q: (contact?.address || contact?.name || userName).slice(0, 200) || '-' };
