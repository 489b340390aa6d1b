import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClockPause,
  IconInbox,
  IconMessageCircle,
  IconProgress,
  type IconProps,
  IconSend,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportItem } from '../../../shared/ipc/contract.ts';
import styles from './StateWords.module.css';

const looks: Readonly<Record<ReportItem['state'], { readonly Icon: ComponentType<IconProps>; readonly tone: string }>> = {
  kept: { Icon: IconClockPause, tone: 'waiting' },
  sending: { Icon: IconSend, tone: 'waiting' },
  received: { Icon: IconInbox, tone: 'calm' },
  open: { Icon: IconProgress, tone: 'calm' },
  waiting: { Icon: IconMessageCircle, tone: 'turn' },
  solved: { Icon: IconCircleCheck, tone: 'good' },
  closed: { Icon: IconCircleCheck, tone: 'good' },
  refused: { Icon: IconAlertTriangle, tone: 'trouble' },
  broken: { Icon: IconAlertTriangle, tone: 'trouble' },
};

/** Where a report stands, as a sentence; colour only repeats what the words say. */
export function StateWords({ item }: { readonly item: ReportItem }) {
  const { t } = useTranslation();
  const { Icon, tone } = looks[item.state];
  const words = t(item.number === null ? `state.${item.state}` : `stateNumbered.${item.state}`, { number: item.number });
  return (
    <span className={styles.state} data-tone={tone}>
      <Icon size={17} stroke={1.9} aria-hidden />
      <span>
        {words}
        {item.unsent > 0 && ` · ${t('state.unsent', { count: item.unsent })}`}
      </span>
    </span>
  );
}
