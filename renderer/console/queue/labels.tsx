import { IconHandStop, IconHelpCircle, IconHourglassLow } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Hindrance, TicketStatus } from '../../../shared/model/ticket.ts';
import { Pill, type Tone } from '../common/Pill.tsx';
import styles from './queue.module.css';

const icons = { blocked: IconHandStop, slowed: IconHourglassLow, question: IconHelpCircle } as const;

export function HindranceLabel({ hinders }: { readonly hinders: Hindrance }) {
  const { t } = useTranslation('common');
  const Icon = icons[hinders];
  return (
    <span className={styles.hindrance} data-hinders={hinders}>
      <Icon size={18} stroke={1.9} aria-hidden />
      {t(`hinders.${hinders}`)}
    </span>
  );
}

const tones: Readonly<Record<TicketStatus, Tone>> = { new: 'accent', open: 'primary', waiting: 'plain', solved: 'ok', closed: 'plain' };

export function StatusPill({ status }: { readonly status: TicketStatus }) {
  const { t } = useTranslation('console');
  return <Pill tone={tones[status]}>{t(`status.${status}`)}</Pill>;
}
