import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { neighbourInQueue, queuePlace } from '../common/queue-place.ts';
import { useShortcuts } from '../common/shortcuts.tsx';
import type { Writing } from './useWriting.ts';

/** Ids of what the keys lead to. */
export const placeOf = {
  answer: 'write-answer',
  reply: 'write-reply',
  note: 'write-note',
  status: 'ticket-status',
  canned: 'insert-canned',
};

/** After the page was drawn: what is gone to may have come with the key. */
function goTo(id: string, open: boolean): void {
  setTimeout(() => {
    const element = document.getElementById(id);
    element?.focus();
    element?.scrollIntoView({ block: 'nearest' });
    if (open) element?.click();
  });
}

export function useTicketKeys(ticketId: string, writing: Writing, take: (() => void) | null): void {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const write = (mode: 'answer' | 'reply' | 'note') => () => {
    if (writing.draft.mode !== mode) writing.edit({ mode });
    goTo(placeOf[mode], false);
  };
  const to = (by: 1 | -1) => () => {
    const id = neighbourInQueue(ticketId, by);
    if (id !== null) navigate(`/tickets/${id}`);
  };
  useShortcuts([
    { keys: 'j', words: t('day.keys.next'), run: to(1) },
    { keys: 'k', words: t('day.keys.previous'), run: to(-1) },
    { keys: 'u', words: t('day.keys.back'), run: () => navigate(queuePlace()) },
    { keys: 'a', words: t('day.keys.take'), run: () => take?.() },
    { keys: 'e', words: t('day.keys.answer'), run: write('answer') },
    { keys: 'r', words: t('day.keys.reply'), run: write('reply') },
    { keys: 'n', words: t('day.keys.note'), run: write('note') },
    { keys: 's', words: t('day.keys.status'), run: () => goTo(placeOf.status, true) },
    { keys: 'i', words: t('day.keys.canned'), run: () => goTo(placeOf.canned, true) },
  ]);
}
