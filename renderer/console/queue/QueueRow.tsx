import { Button } from '@mantine/core';
import { IconAlertOctagon, IconEye } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { TicketRow } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { DuePill } from '../common/DuePill.tsx';
import { HindranceLabel } from '../common/HindranceLabel.tsx';
import { StatusPill } from '../common/StatusPill.tsx';
import type { Here } from '../common/usePresence.ts';
import styles from './queue.module.css';

interface Props {
  readonly ticket: TicketRow;
  readonly gone: boolean;
  readonly selected: boolean;
  /** Colleagues who have it on the screen. */
  readonly here: Here | undefined;
  readonly me: string;
  readonly busy: boolean;
  readonly onAssign: (id: string) => void;
}

export const QueueRow = memo(function QueueRow({ ticket, gone, selected, here, me, busy, onAssign }: Props) {
  const { t } = useTranslation('console');
  return (
    <tr data-id={ticket.id} data-gone={gone || undefined} data-selected={selected || undefined} className={styles.row}>
      <td>
        <HindranceLabel hinders={ticket.hinders} />
      </td>
      <td>
        <Link href={`/tickets/${ticket.id}`} className={styles.title}>
          <span className={styles.number}>#{ticket.number}</span> {ticket.title}
        </Link>
        <div className={common.quiet}>
          {ticket.application ?? t('queue.noApplication')}
          {ticket.seriousFindings > 0 && (
            <span className={styles.serious}>
              <IconAlertOctagon size={15} aria-hidden /> {t('queue.serious', { count: ticket.seriousFindings })}
            </span>
          )}
          {ticket.mergedInto && <span> · {t('day.merge.gone', { number: ticket.mergedInto.number })}</span>}
          {gone && <span> · {t('queue.gone')}</span>}
        </div>
      </td>
      <td className={styles.person} data-head={t('queue.person')}>
        {ticket.userName}
        <div className={common.quiet}>@{ticket.hostName}</div>
      </td>
      <td className={styles.age} data-head={t('queue.age')}>
        <Ago time={ticket.createdAt} />
        {ticket.awaitsAnswer && <div className={styles.waits}>{t('queue.awaits')}</div>}
        {ticket.due && <DuePill due={ticket.due} />}
      </td>
      <td>
        <StatusPill status={ticket.status} />
      </td>
      <td className={styles.assignee}>
        {here && (
          <div className={styles.here}>
            <IconEye size={15} aria-hidden />{' '}
            {here.answering ? t('day.presence.rowAnswering', { names: here.answering }) : t('day.presence.row', { names: here.looking })}
          </div>
        )}
        {ticket.assignee ? (
          <span>{ticket.assignee.id === me ? t('queue.mine') : ticket.assignee.name}</span>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            disabled={busy}
            onClick={() => onAssign(ticket.id)}
            aria-label={t('queue.takeNumber', { number: ticket.number })}
          >
            {t('queue.take')}
          </Button>
        )}
      </td>
    </tr>
  );
});
