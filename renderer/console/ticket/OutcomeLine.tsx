import { IconMoodCheck, IconMoodSad, IconStarFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Outcome } from '../../../shared/model/ticket.ts';
import styles from './conversation.module.css';

/** What the user said of it: solved or not yet, and how good the help was. */
export function OutcomeLine({ outcome }: { readonly outcome: Outcome }) {
  const { t } = useTranslation('console');
  const Icon = outcome.solved ? IconMoodCheck : IconMoodSad;
  return (
    <p className={styles.outcome} data-solved={outcome.solved}>
      <Icon size={20} aria-hidden />
      <span>
        <strong>{t(outcome.solved ? 'ticket.userSolved' : 'ticket.userNotSolved')}</strong>
        {outcome.rating !== null && (
          <span className={styles.rating}>
            <IconStarFilled size={14} aria-hidden /> {t('ticket.rating', { count: outcome.rating })}
          </span>
        )}
        {outcome.comment && <q className={styles.comment}>{outcome.comment}</q>}
      </span>
    </p>
  );
}
