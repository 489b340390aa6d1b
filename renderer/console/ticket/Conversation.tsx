import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AgentTicket } from '../../../shared/api/agent-routes.ts';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { FourParts } from '../../components/tip/FourParts.tsx';
import { Ago } from '../common/Ago.tsx';
import frame from '../common/case.module.css';
import { Attachments } from './Attachments.tsx';
import styles from './conversation.module.css';
import { FoldedText } from './FoldedText.tsx';
import { SetEvent } from './SetEvent.tsx';
import { eventsOf, turnsOf } from './sets.ts';

type AgentMessage = AgentTicket['messages'][number];

/** Who wrote it, as the frame is coloured: the user, the help desk, a note among ourselves, or the system. */
function kindOf(message: AgentMessage): 'user' | 'agent' | 'note' | 'system' {
  return message.note ? 'note' : message.from;
}

function MessageCard({ ticketId, message }: { readonly ticketId: string; readonly message: AgentMessage }) {
  const { t } = useTranslation('console');
  const kind = kindOf(message);
  if (kind === 'system') {
    return (
      <li className={styles.system}>
        {message.text} · <Ago time={message.at} />
      </li>
    );
  }
  return (
    <li>
      <article className={`${frame.box} ${styles.message}`} data-kind={kind} data-message={message.id}>
        <header className={styles.messageHead}>
          <strong>{message.author || t(`ticket.from.${message.from}`)}</strong>
          {kind === 'note' && (
            <span className={styles.noteMark}>
              <IconLock size={15} aria-hidden /> {t('ticket.noteMark')}
            </span>
          )}
          <Ago time={message.at} />
          {message.writtenTo !== undefined && <span>{t('day.merge.from', { number: message.writtenTo })}</span>}
        </header>
        {message.text !== '' && (kind === 'agent' ? <Markdown text={message.text} /> : <FoldedText message={message} />)}
        {message.answer && <FourParts {...message.answer} level={3} />}
        <Attachments ticketId={ticketId} attachments={message.attachments} />
      </article>
    </li>
  );
}

interface Props {
  readonly ticket: AgentTicket;
  readonly onShowSet: (id: string) => void;
}

/** The user's words come first, as they were sent; then each turn in order, and what became of fresh sets between them. */
export function Conversation({ ticket, onShowSet }: Props) {
  const { t } = useTranslation('console');
  // The report's message is a turn of its own unless the help desk put it into the conversation.
  const first = ticket.messages[0];
  const alone = ticket.report !== null && !(first?.from === 'user' && first.text === ticket.report.message) ? ticket.report : null;
  const turns = turnsOf(ticket.messages, eventsOf(ticket.freshSets, Date.now()));
  return (
    <ol className={styles.conversation}>
      {alone && (
        <li>
          <article className={`${frame.box} ${styles.message}`} data-kind="user">
            <header className={styles.messageHead}>
              <strong>{ticket.userName || t('ticket.from.user')}</strong>
              <Ago time={ticket.createdAt} />
            </header>
            <p className={styles.text}>{alone.message}</p>
          </article>
        </li>
      )}
      {turns.map((turn) =>
        turn.kind === 'message' ? (
          <MessageCard key={turn.message.id} ticketId={ticket.id} message={turn.message} />
        ) : (
          <SetEvent key={`${turn.set.id} ${turn.event}`} turn={turn} onShowSet={onShowSet} />
        ),
      )}
    </ol>
  );
}
