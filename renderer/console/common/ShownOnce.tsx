import { Button, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyLine } from './CopyLine.tsx';

interface Props {
  readonly children: ReactNode;
  readonly value: string;
  /** What the value is. */
  readonly label: string;
  readonly onClose: () => void;
}

/** A secret that was just made, to be copied now: nobody can read it again. */
export function ShownOnce({ children, value, label, onClose }: Props) {
  const { t } = useTranslation('console');
  return (
    <>
      <p>{children}</p>
      <CopyLine value={value} label={label} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{t('done')}</Button>
      </Group>
    </>
  );
}
