import { IconClockExclamation } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketRow } from '../../../shared/api/agent-routes.ts';
import { timeText } from '../../components/diagnostics/format.ts';
import { Pill } from './Pill.tsx';
import { relativeTime } from './time.ts';

/** What is due and when; its colour changes when the time comes near, and its words with it. */
export function DuePill({ due }: { readonly due: NonNullable<TicketRow['due']> }) {
  const { t, i18n } = useTranslation('console');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const at = Date.parse(due.at);
  const state = now >= at ? 'late' : now >= Date.parse(due.soonAt) ? 'soon' : 'fine';
  const kind = due.kind === 'answer' ? 'Answer' : 'Solution';
  const when = relativeTime(at, now, i18n.language);
  return (
    <span title={timeText(due.at, i18n.language)}>
      <Pill tone={state === 'late' ? 'danger' : state === 'soon' ? 'accent' : 'plain'}>
        {state !== 'fine' && <IconClockExclamation size={14} aria-hidden />}
        {t(state === 'fine' ? `day.due.${due.kind}` : `day.due.${state}${kind}`, { when })}
      </Pill>
    </span>
  );
}
