import { IconPhotoPlus, IconSend, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/ui/Button.tsx';
import { Card } from '../../components/ui/Card.tsx';
import field from '../../components/ui/Field.module.css';
import { Notice } from '../../components/ui/Notice.tsx';
import { useAnnounce } from '../announcer.tsx';
import { pandu } from '../bridge.ts';
import { addFiles, maxPictures, mediaTypes, type Picture } from './pictures.ts';
import styles from './ReplyForm.module.css';
import { keepReplyDraft, replyDraft } from './reply-drafts.ts';

/** A reply with text and up to five pictures: chosen, dropped or pasted. */
export function ReplyForm({ id, onKept }: { readonly id: string; readonly onKept: () => void }) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [text, setText] = useState(() => replyDraft(id));
  const [pictures, setPictures] = useState<readonly Picture[]>([]);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLTextAreaElement>(null);
  const label = useId();
  const write = (next: string) => {
    setText(next);
    keepReplyDraft(id, next);
  };
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const added = await addFiles(pictures, files);
    setPictures(added.pictures);
    setTrouble(added.trouble === null ? null : t(`reply.${added.trouble}`, { count: maxPictures }));
    announce(t('reply.pictures', { count: added.pictures.length }));
  };
  const send = async () => {
    if (busy) return;
    if (text.trim() === '' && pictures.length === 0) {
      setTrouble(t('reply.empty'));
      box.current?.focus();
      return;
    }
    setBusy(true);
    try {
      const result = await pandu.reports.reply({ id, text, pictures: pictures.map(({ mediaType, bytes }) => ({ mediaType, bytes })) });
      if (result.kept) {
        write('');
        setPictures([]);
        setTrouble(null);
        announce(t('reply.kept'));
        onKept();
      } else setTrouble(result.reason === 'empty' ? t('reply.empty') : t(`trouble.${result.reason}.text`));
    } catch {
      setTrouble(t('trouble.failed.text'));
    } finally {
      setBusy(false);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void send();
  };
  return (
    <Card>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop pictures; the button beside does the same by keyboard */}
      <div
        className={styles.form}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          void add([...event.dataTransfer.files]);
        }}
      >
        <div>
          <label className={field.label} htmlFor={label}>
            {t('reply.label')}
          </label>
          <textarea
            id={label}
            ref={box}
            className={field.input}
            rows={3}
            maxLength={10_000}
            value={text}
            placeholder={t('reply.placeholder')}
            onChange={(event) => write(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={(event) => {
              const files = [...event.clipboardData.files];
              if (files.length === 0) return;
              event.preventDefault();
              void add(files);
            }}
          />
        </div>
        {pictures.length > 0 && (
          <ul className={styles.pictures}>
            {pictures.map((picture, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two pasted pictures have the same name
              <li key={index} className={styles.picture}>
                <span>{picture.name || t('conversation.picture', { number: index + 1 })}</span>
                <button
                  type="button"
                  className={styles.remove}
                  aria-label={t('reply.remove', { number: index + 1 })}
                  onClick={() => {
                    setPictures(pictures.filter((_one, at) => at !== index));
                    box.current?.focus();
                  }}
                >
                  <IconX size={16} stroke={2} aria-hidden />
                </button>
              </li>
            ))}
          </ul>
        )}
        {trouble !== null && (
          <Notice tone="trouble" role="alert">
            <p>{trouble}</p>
          </Notice>
        )}
        <div className={styles.actions}>
          <Button
            look={text.trim() === '' && pictures.length === 0 ? 'plain' : 'primary'}
            icon={<IconSend size={20} stroke={2} aria-hidden />}
            busy={busy}
            onClick={() => void send()}
          >
            {t('reply.send')}
          </Button>
          <Button icon={<IconPhotoPlus size={20} stroke={1.8} aria-hidden />} onClick={() => chooser.current?.click()}>
            {t('reply.addPicture')}
          </Button>
          <input
            ref={chooser}
            type="file"
            hidden
            multiple
            accept={mediaTypes.join(',')}
            aria-label={t('reply.addPicture')}
            onChange={(event) => {
              void add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = '';
            }}
          />
        </div>
      </div>
    </Card>
  );
}
