import { Button, Textarea } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from './Confirm.tsx';
import { useToast } from './toasts.tsx';

interface Props<T> {
  /** What the user will be asked, and what follows from it. */
  readonly children: ReactNode;
  readonly ask: (reason: string) => Promise<T>;
  readonly onAsked: (answered: T) => void;
}

/** The button that asks a user for a fresh set, with the agent's reason if they give one. */
export function AskSet<T>({ children, ask, onAsked }: Props<T>) {
  const { t } = useTranslation('console');
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const asked = useMutation({
    mutationFn: () => ask(reason),
    onSuccess: (answered) => {
      onAsked(answered);
      setAsking(false);
      setReason('');
      toast(t('sets.asked'));
    },
  });
  return (
    <>
      <Button size="xs" variant="default" leftSection={<IconStethoscope size={16} aria-hidden />} onClick={() => setAsking(true)}>
        {t('sets.ask')}
      </Button>
      <Confirm
        opened={asking}
        title={t('sets.askTitle')}
        action={t('sets.askAction')}
        busy={asked.isPending}
        error={asked.error}
        onConfirm={() => asked.mutate()}
        onClose={() => setAsking(false)}
      >
        {children}
        <Textarea
          label={t('sets.reason')}
          placeholder={t('sets.reasonHint')}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Confirm>
    </>
  );
}
