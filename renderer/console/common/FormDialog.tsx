import { Button, Group, Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from './States.tsx';

interface Props {
  readonly title: string;
  /** The fields. */
  readonly children: ReactNode;
  /** Much is typed here: it is wide, and a click beside it does not throw that away. */
  readonly long?: 'lg' | 'xl';
  /** Of the form; it keeps the distance of the buttons, too. */
  readonly className?: string | undefined;
  /** "Save" without it. */
  readonly action?: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A form over the page: fields, what went wrong, Cancel and Save. */
export function FormDialog({ title, children, long, className, action, busy, error, onSubmit, onClose }: Props) {
  const { t } = useTranslation('console');
  const look: Partial<ModalProps> = long ? { size: long, closeOnClickOutside: false } : { centered: true };
  return (
    <Modal opened onClose={onClose} title={title} {...look} closeButtonProps={{ 'aria-label': t('close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        className={className}
        noValidate
      >
        {children}
        {error !== null && error !== undefined && <FailureNote error={error} />}
        <Group justify="flex-end" mt={className ? undefined : 'lg'} gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {action ?? t('save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
