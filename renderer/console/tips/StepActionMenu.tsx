import { ActionIcon, Menu } from '@mantine/core';
import { IconPointer } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/model/language.ts';
import { type StepActionId, stepActionIds } from '../../../shared/model/step-action.ts';

interface Props {
  readonly language: Language;
  readonly place: string;
  readonly onChange: (change: (before: string) => string) => void;
}

/** Puts a button that opens something at the end of a step, with words of the language of the text and not of the agent's. */
export function StepActionMenu({ language, place, onChange }: Props) {
  const { t, i18n } = useTranslation('console');
  const written = i18n.getFixedT(language, 'console');
  const linkOf = (id: StepActionId) => {
    const query = id === 'copy' ? `?text=${encodeURIComponent(written('tipWriting.stepAction.example'))}` : '';
    return `[${written(`tipWriting.stepAction.name.${id}`)}](pandu:${id}${query})`;
  };
  return (
    <Menu position="bottom-end" withinPortal withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('tipWriting.stepAction.add', { place })}
          title={t('tipWriting.stepAction.hint')}
        >
          <IconPointer size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {stepActionIds.map((id) => (
          <Menu.Item key={id} onClick={() => onChange((before) => `${before.trimEnd()} ${linkOf(id)}`.trimStart())}>
            {t(`tipWriting.stepAction.name.${id}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
