import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outcome, Ticket } from '../../../shared/model/ticket.ts';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import { Choice } from '../../components/ui/Choice.tsx';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import styles from './OutcomePart.module.css';

interface Props {
  readonly id: string;
  readonly ticket: Ticket;
  readonly onDone: () => void;
}

const ratings = ['1', '2', '3', '4', '5'] as const;

/** Solved or not, how good the help was, and the way back. Shown as soon as somebody has answered. */
export function OutcomePart({ id, ticket, onDone }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  // Shown at once; the ticket follows when the help desk has confirmed.
  const [said, setSaid] = useState<Outcome | null>(null);
  const [trouble, setTrouble] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const solved = said?.solved;
  // The button that was pressed is gone: the focus stays in the card that took its place.
  useEffect(() => {
    if (solved !== undefined) card.current?.focus({ preventScroll: true });
  }, [solved]);
  const answered = ticket.messages.some((message) => message.from === 'agent');
  const outcome = said ?? ticket.outcome;
  const say = (next: Outcome) => {
    pandu.reports.outcome({ id, outcome: next }).then(
      (result) => {
        setTrouble(!result.kept);
        if (!result.kept) return;
        setSaid(next);
        announce(t(next.solved ? 'outcome.thanks' : 'outcome.notYetSaid'));
        onDone();
      },
      () => setTrouble(true),
    );
  };
  if (!answered && outcome === null) return null;
  const problem = trouble && (
    <Notice tone="trouble" role="alert">
      <p>{t('trouble.unwritable.text')}</p>
    </Notice>
  );
  return (
    <div ref={card} tabIndex={-1} className={styles.card}>
      {outcome?.solved === true ? (
        <Card title={t('outcome.thanks')}>
          {problem}
          <Choice
            legend={t('outcome.rate')}
            shape="cards"
            value={outcome.rating === null ? null : (ratings[outcome.rating - 1] ?? null)}
            onChange={(rating) => say({ ...outcome, rating: Number(rating) })}
            options={ratings.map((rating) => ({ value: rating, label: t(`rating.${rating}`) }))}
          />
          <div className={styles.actions}>
            <Button look="quiet" small onClick={() => say({ solved: false, rating: outcome.rating })}>
              {t('outcome.undo')}
            </Button>
          </div>
        </Card>
      ) : (
        <Card title={outcome === null ? t('outcome.question') : t('outcome.notYetSaid')}>
          {problem}
          <div className={styles.actions}>
            <Button look="primary" onClick={() => say({ solved: true, rating: null })}>
              {t('outcome.solved')}
            </Button>
            {outcome === null && <Button onClick={() => say({ solved: false, rating: null })}>{t('outcome.notYet')}</Button>}
          </div>
        </Card>
      )}
    </div>
  );
}
