import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../shared/model/language.ts';
import { pictureDigests, picturesIn, withoutPicture, withWords } from '../../../shared/tips/pictures.ts';
import { languageNames, usePartNames } from './part-names.ts';
import { usePlace } from './picture-places.ts';
import { pictureUrl } from './store-picture.ts';
import { isBlankText } from './tip-draft.ts';
import styles from './tips.module.css';
import type { WrittenTip } from './useTipDraft.ts';

/** The pictures of a tip with their words in both languages: whoever does not see a picture reads these. */
export function PicturesPanel({ written: { edited, change } }: { readonly written: WrittenTip }) {
  const { t } = useTranslation('console');
  const partNames = usePartNames();
  const place = usePlace(change);
  const digests = pictureDigests(edited.texts);
  if (digests.length === 0) return null;
  const words = (sha256: string, number: number, language: Language) => {
    const text = edited.texts[language];
    const uses = picturesIn(text).filter((use) => use.sha256 === sha256);
    const [first] = uses;
    const label = t('tipWriting.picture.words', { number, language: languageNames[language] });
    if (first)
      return (
        <TextInput
          label={label}
          lang={language}
          maxLength={200}
          // As it is typed: a space at the end is one that a word will follow.
          value={first.written}
          error={first.words === '' ? t('tipWriting.picture.wordsMissing') : undefined}
          description={[...new Set(uses.map((use) => partNames([use.part])))].join(', ')}
          onChange={(event) => {
            const value = event.currentTarget.value;
            change((before) => ({ ...before, texts: { ...before.texts, [language]: withWords(before.texts[language], sha256, value) } }));
          }}
        />
      );
    if (isBlankText(text)) return null;
    return (
      <p className={styles.hint}>
        {t('tipWriting.picture.notIn', { language: languageNames[language] })}{' '}
        <button type="button" className={styles.link} onClick={() => place(sha256, language)}>
          {t('tipWriting.picture.placeIt')}
        </button>
      </p>
    );
  };
  return (
    <section className={styles.about} aria-label={t('tipWriting.picture.title')}>
      <h2 className={styles.wide}>{t('tipWriting.picture.title')}</h2>
      {digests.map((sha256, at) => (
        <div key={sha256} className={styles.pictureRow}>
          <img src={pictureUrl(sha256)} alt={t('tipWriting.picture.number', { number: at + 1 })} />
          <div>
            {languages.map((language) => (
              <div key={language}>{words(sha256, at + 1, language)}</div>
            ))}
          </div>
          <ActionIcon
            variant="subtle"
            color="red"
            aria-label={t('tipWriting.picture.remove', { number: at + 1 })}
            onClick={() =>
              change((before) => ({
                ...before,
                texts: { en: withoutPicture(before.texts.en, sha256), id: withoutPicture(before.texts.id, sha256) },
              }))
            }
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
    </section>
  );
}
