import { useTranslation } from 'react-i18next';
import { splitQuoted } from '../../../shared/model/quoted.ts';
import type { Message } from '../../../shared/model/ticket.ts';
import styles from './conversation.module.css';

/** What the person wrote; what a mail quotes below it is kept and folded, since it is in this very conversation. */
export function FoldedText({ message }: { readonly message: Pick<Message, 'text' | 'channel'> }) {
  const { t } = useTranslation('console');
  const { own, quoted } = message.channel === 'email' ? splitQuoted(message.text) : { own: message.text, quoted: '' };
  return (
    <>
      <p className={styles.text}>{own}</p>
      {quoted !== '' && (
        <details className={styles.quoted}>
          <summary>{t('ticket.quoted')}</summary>
          <p className={styles.text}>{quoted}</p>
        </details>
      )}
    </>
  );
}
