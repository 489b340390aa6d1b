import { useTranslation } from 'react-i18next';
import type { Attachment, Message } from '../../../shared/model/ticket.ts';
import type { SiteFrame } from '../../../shared/site/contract.ts';
import conversation from '../../components/conversation/ConversationView.module.css';
import { Markdown } from '../../components/markdown/Markdown.tsx';
import { FourParts } from '../../components/tip/FourParts.tsx';
import { timeOf } from '../common/time.ts';
import styles from './Conversation.module.css';

interface Props {
  readonly messages: readonly Message[];
  /** What the id of a picture follows in its address. */
  readonly pictures: string;
  readonly frame: SiteFrame;
}

/** Turns of a conversation, oldest first, without a script: what the person wrote as it was typed, what we wrote as Markdown. */
export function Turns({ messages, pictures, frame }: Props) {
  const { t } = useTranslation('site');
  return (
    <ol className={conversation.turns}>
      {messages.map(({ id, from, author, at, text, answer, attachments }) => (
        <li key={id} className={`${conversation.turn} ${from === 'user' ? conversation.mine : conversation.theirs}`}>
          <p className={conversation.head}>
            <span className={conversation.author}>{from === 'user' ? t('conversation.you') : author || t('conversation.helpdesk')}</span>{' '}
            <time dateTime={at}>{timeOf(at, frame)}</time>
          </p>
          {text !== '' && (from === 'user' ? <p className={conversation.typed}>{text}</p> : <Markdown text={text} />)}
          {answer !== null && <FourParts {...answer} level={3} />}
          {attachments.length > 0 && (
            <ul className={conversation.pictures}>
              {attachments.map((file, index) => (
                <li key={file.id}>
                  <Shown file={file} number={index + 1} address={`${pictures}${file.id}`} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  );
}

function Shown({ file, number, address }: { readonly file: Attachment; readonly number: number; readonly address: string }) {
  const { t } = useTranslation('site');
  if (!/^image\/(?:png|jpeg|webp)$/.test(file.mediaType)) return file.name || t('conversation.file');
  return (
    <a href={address}>
      <img className={styles.picture} src={address} alt={t('conversation.picture', { number })} />
    </a>
  );
}
