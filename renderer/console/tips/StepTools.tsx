import { ActionIcon, Menu } from '@mantine/core';
import { IconDeviceDesktopPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/model/language.ts';
import { desktopNames, stepPieces } from '../../../shared/tips/desktop-steps.ts';
import { addVariant, insertBlock } from './insert.ts';
import { PictureButton } from './PictureButton.tsx';
import { languageNames } from './part-names.ts';
import { StepActionMenu } from './StepActionMenu.tsx';

interface Props {
  readonly language: Language;
  readonly index: number;
  readonly step: string;
  readonly onChange: (change: (before: string) => string) => void;
}

/** What can be put into a step: a picture, a button, and a line for one desktop environment that has none yet. */
export function StepTools({ language, index, step, onChange }: Props) {
  const { t } = useTranslation('console');
  const named = stepPieces(step).flatMap(({ desktops }) => desktops ?? []);
  const free = desktopNames.filter((name) => !named.includes(name));
  const place = `${t('steps.number', { number: index + 1 })}, ${languageNames[language]}`;
  return (
    <>
      <PictureButton place={place} insert={(markdown) => onChange((before) => insertBlock(before, before.length, markdown))} />
      <StepActionMenu language={language} place={place} onChange={onChange} />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            disabled={free.length === 0}
            aria-label={t('tipWriting.variant.add', { place })}
            title={t('tipWriting.variant.hint')}
          >
            <IconDeviceDesktopPlus size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {free.map((name) => (
            <Menu.Item key={name} onClick={() => onChange((before) => addVariant(before, name))}>
              {name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
