import { Button, Group, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from './States.tsx';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  /** What will happen, and what will not. */
  readonly children: ReactNode;
  readonly action: string;
  readonly danger?: boolean;
  /** There is more to read than a question. */
  readonly wide?: boolean;
  readonly busy?: boolean;
  /** Something that is needed is not there yet. */
  readonly disabled?: boolean;
  readonly error?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something that reaches others or cannot be taken back. */
export function Confirm({
  opened,
  title,
  children,
  action,
  danger = false,
  wide = false,
  busy = false,
  disabled = false,
  error,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation('console');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      size={wide ? 'xl' : 'md'}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
      {error !== null && error !== undefined && <FailureNote error={error} />}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button color={danger ? 'red' : undefined} loading={busy} disabled={disabled} onClick={onConfirm}>
          {action}
        </Button>
      </Group>
    </Modal>
  );
}
