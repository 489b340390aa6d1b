import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../common/Ago.tsx';
import styles from './conversation.module.css';
import type { SetTurn } from './sets.ts';
import { WithdrawButton } from './WithdrawButton.tsx';

interface Props {
  readonly turn: SetTurn;
  readonly onShowSet: (id: string) => void;
}

/** One line of the conversation: asked, came, declined, taken back, run out. */
export function SetEvent({ turn: { event, at, set, open }, onShowSet }: Props) {
  const { t } = useTranslation('console');
  return (
    <li className={styles.system}>
      <span>{t(`sets.event.${event}`, { name: set.askedBy })}</span> · <Ago time={at} />
      {event === 'asked' && set.reason !== '' && <q className={styles.reason}>{set.reason}</q>}
      {event === 'sent' && (
        <Button size="compact-sm" variant="subtle" onClick={() => onShowSet(set.id)}>
          {t('sets.show')}
        </Button>
      )}
      {event === 'asked' && open && <WithdrawButton ticketId={set.ticketId} requestId={set.id} />}
    </li>
  );
}
