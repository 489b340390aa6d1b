import { Textarea } from '@mantine/core';
import { type ReactNode, useRef } from 'react';
import type { Language } from '../../../shared/model/language.ts';
import { insertBlock } from './insert.ts';
import { PictureButton } from './PictureButton.tsx';
import { languageNames } from './part-names.ts';
import styles from './tips.module.css';
import { usePictureDrop } from './usePictureDrop.ts';

interface Props {
  readonly label: string;
  readonly language: Language;
  readonly value: string;
  /** What is to be said about it, below the field. */
  readonly remarks: ReactNode;
  readonly onChange: (change: (before: string) => string) => void;
}

/** One part of a tip in Markdown; pictures can be pasted, dropped and chosen. */
export function MarkdownField({ label, language, value, remarks, onChange }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const insert = (markdown: string, caret: number) => onChange((before) => insertBlock(before, caret, markdown));
  const dropInto = usePictureDrop();
  return (
    <div className={styles.field}>
      <div className={styles.fieldTools}>
        <PictureButton
          place={`${label}, ${languageNames[language]}`}
          insert={(markdown) => insert(markdown, field.current?.selectionEnd ?? Number.POSITIVE_INFINITY)}
        />
      </div>
      <Textarea
        ref={field}
        label={label}
        lang={language}
        autosize
        minRows={2}
        maxRows={16}
        maxLength={20_000}
        value={value}
        onChange={(event) => {
          const next = event.currentTarget.value;
          onChange(() => next);
        }}
        {...dropInto(insert)}
      />
      {remarks}
    </div>
  );
}
