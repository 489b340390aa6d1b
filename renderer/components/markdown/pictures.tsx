import { useContext, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Markdown.module.css';
import { PicturesFrom } from './picture-source.ts';

const address = /^picture:([0-9a-f]{64})$/;

export const isPictureAddress = (url: string): boolean => address.test(url);

/** A picture of a tip; its words where it is not (or not yet), and for whoever does not see it. */
export function MarkdownPicture({ src, alt }: { readonly src: string | undefined; readonly alt: string | undefined }) {
  const sha256 = address.exec(src ?? '')?.[1];
  return sha256 === undefined ? <PictureWords alt={alt} /> : <StoredPicture key={sha256} sha256={sha256} alt={alt} />;
}

function PictureWords({ alt = '' }: { readonly alt: string | undefined }) {
  const { t } = useTranslation('common');
  return <em>{t('externalImage', { alt })}</em>;
}

function StoredPicture({ sha256, alt = '' }: { readonly sha256: string; readonly alt: string | undefined }) {
  const source = useContext(PicturesFrom);
  const [url, setUrl] = useState<string | null>(() => {
    const found = source(sha256);
    return typeof found === 'string' ? found : null;
  });
  useEffect(() => {
    const found = source(sha256);
    if (typeof found === 'string') {
      setUrl(found);
      return undefined;
    }
    let made: string | null = null;
    let current = true;
    found.then(
      (blob) => {
        if (!current || blob === null) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      // Not here: the words stay.
      () => undefined,
    );
    return () => {
      current = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [source, sha256]);
  if (url === null) return <PictureWords alt={alt} />;
  return <img className={styles.picture} src={url} alt={alt} onError={() => setUrl(null)} />;
}
