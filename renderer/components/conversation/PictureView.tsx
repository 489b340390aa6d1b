import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ConversationView.module.css';

interface Props {
  readonly id: string;
  readonly mediaType: string;
  readonly number: number;
  readonly load: (id: string) => Promise<Uint8Array | null>;
}

/** A picture of the conversation; drawn, so that no address of it exists that a page policy would have to allow. */
export function PictureView({ id, mediaType, number, load }: Props) {
  const { t } = useTranslation('common');
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'loading' | 'ready' | 'lost'>('loading');
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let current = true;
    const draw = async () => {
      const bytes = await load(id);
      if (bytes === null) throw new Error('not here');
      const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mediaType }));
      const target = canvas.current;
      if (current && target !== null) {
        target.width = bitmap.width;
        target.height = bitmap.height;
        target.getContext('2d')?.drawImage(bitmap, 0, 0);
        setState('ready');
      }
      bitmap.close();
    };
    draw().catch(() => {
      if (current) setState('lost');
    });
    return () => {
      current = false;
    };
  }, [id, mediaType, load]);
  return (
    <>
      {state === 'loading' && <p className={styles.note}>{t('conversation.pictureLoading')}</p>}
      {state === 'lost' && <p className={styles.note}>{t('conversation.pictureLost')}</p>}
      <button
        type="button"
        hidden={state !== 'ready'}
        className={large ? `${styles.thumb} ${styles.large}` : styles.thumb}
        aria-expanded={large}
        aria-label={t(large ? 'conversation.closePicture' : 'conversation.openPicture', { number })}
        onClick={() => setLarge(!large)}
      >
        <canvas ref={canvas} />
      </button>
    </>
  );
}
