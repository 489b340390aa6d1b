import { ActionIcon } from '@mantine/core';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useContext, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureAdder } from './picture-adder.ts';

interface Props {
  /** What it goes into: "Cause, English". */
  readonly place: string;
  readonly insert: (markdown: string) => void;
}

/** Chooses a picture from the computer; the same as pasting or dropping one. */
export function PictureButton({ place, insert }: Props) {
  const { t } = useTranslation('console');
  const { add } = useContext(PictureAdder);
  const input = useRef<HTMLInputElement>(null);
  const label = t('tipWriting.picture.add', { place });
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        accept="image/*"
        aria-label={label}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          if (file) add(file, insert);
          event.currentTarget.value = '';
        }}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={label}
        title={t('tipWriting.picture.hint')}
        onClick={() => input.current?.click()}
      >
        <IconPhotoPlus size={16} aria-hidden />
      </ActionIcon>
    </>
  );
}
