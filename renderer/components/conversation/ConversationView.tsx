import { useTranslation } from 'react-i18next';
import type { Message } from '../../../shared/model/ticket.ts';
import { timeText } from '../diagnostics/format.ts';
import { LazyMarkdown } from '../markdown/LazyMarkdown.tsx';
import { FourParts } from '../tip/FourParts.tsx';
import styles from './ConversationView.module.css';
import { PictureView } from './PictureView.tsx';

interface Props {
  /** What the report said; shown first, unless the ticket repeats it. */
  readonly first: { readonly text: string; readonly at: string };
  readonly messages: readonly Message[];
  /** The user's own replies that the help desk has not confirmed. */
  readonly pending: readonly { readonly id: string; readonly at: string; readonly text: string; readonly pictures: number }[];
  readonly loadPicture: (attachmentId: string) => Promise<Uint8Array | null>;
  readonly onLink?: (url: string) => void;
}

interface HeadProps {
  readonly author: string;
  readonly at: string;
  readonly note?: string;
}

function Head({ author, at, note }: HeadProps) {
  const { i18n } = useTranslation('common');
  return (
    <p className={styles.head}>
      <span className={styles.author}>{author}</span> <time dateTime={at}>{timeText(at, i18n.language)}</time>
      {note !== undefined && <span className={styles.note}> · {note}</span>}
    </p>
  );
}

/** Turns of a conversation, oldest first. What the user wrote is shown as it was typed; what an agent wrote is Markdown. */
export function ConversationView({ first, messages, pending, loadPicture, onLink }: Props) {
  const { t } = useTranslation('common');
  const opening = messages[0];
  const repeated = opening?.from === 'user' && opening.text.trim() === first.text.trim();
  return (
    <ol className={styles.turns} aria-label={t('conversation.label')}>
      {!repeated && first.text !== '' && (
        <li className={`${styles.turn} ${styles.mine}`}>
          <Head author={t('conversation.you')} at={first.at} />
          <p className={styles.typed}>{first.text}</p>
        </li>
      )}
      {messages.map((message) => (
        <li
          key={message.id}
          id={`turn-${message.id}`}
          className={`${styles.turn} ${message.from === 'user' ? styles.mine : styles.theirs}`}
        >
          <Head author={message.from === 'user' ? t('conversation.you') : message.author || t('conversation.helpdesk')} at={message.at} />
          {message.text !== '' &&
            (message.from === 'user' ? (
              <p className={styles.typed}>{message.text}</p>
            ) : (
              <LazyMarkdown text={message.text} onLink={onLink} />
            ))}
          {message.answer !== null && <FourParts {...message.answer} tickable level={2} onLink={onLink} />}
          {message.attachments.length > 0 && (
            <ul className={styles.pictures}>
              {message.attachments.map((attachment, index) => (
                <li key={attachment.id}>
                  {attachment.kind === 'file' ? (
                    attachment.name || t('conversation.file')
                  ) : (
                    <PictureView id={attachment.id} mediaType={attachment.mediaType} number={index + 1} load={loadPicture} />
                  )}
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
      {pending.map((reply) => (
        <li key={reply.id} className={`${styles.turn} ${styles.mine} ${styles.pending}`}>
          <Head author={t('conversation.you')} at={reply.at} note={t('conversation.pending')} />
          {reply.text !== '' && <p className={styles.typed}>{reply.text}</p>}
          {reply.pictures > 0 && <p className={styles.note}>{t('conversation.pictures', { count: reply.pictures })}</p>}
        </li>
      ))}
    </ol>
  );
}
