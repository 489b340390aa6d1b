import { useTranslation } from 'react-i18next';
import type { TicketStatus } from '../../../shared/model/ticket.ts';
import { Pill, type Tone } from './Pill.tsx';

const tones: Readonly<Record<TicketStatus, Tone>> = { new: 'accent', open: 'primary', waiting: 'plain', solved: 'ok', closed: 'plain' };

export function StatusPill({ status }: { readonly status: TicketStatus }) {
  const { t } = useTranslation('console');
  return <Pill tone={tones[status]}>{t(`status.${status}`)}</Pill>;
}
