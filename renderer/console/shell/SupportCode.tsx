import { Button, Kbd, Modal, TextInput } from '@mantine/core';
import { IconPhoneCall } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { codeAlphabet, readCode } from '../../../shared/model/support-code.ts';
import { call } from '../api/call.ts';
import { isProblem } from '../api/failure.ts';
import { FailureNote } from '../common/States.tsx';
import { useShortcutSwitch, useShortcuts } from '../common/shortcuts.tsx';
import styles from './shell.module.css';

const key = 'c';
/** Refusals for which the page has words of its own: what to say to the caller. */
const refusals = ['support-code-unknown', 'support-code-expired', 'support-code-used'] as const;

/** The phone rings: one key from everywhere, six characters, and the caller's desktop is there. */
export function SupportCode() {
  const { t } = useTranslation('console');
  const [opened, setOpened] = useState(false);
  const { on } = useShortcutSwitch();
  useShortcuts([{ keys: key, words: t('call.code'), run: () => setOpened(true), everywhere: true }]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        className={styles.code}
        aria-keyshortcuts={on ? key : undefined}
        leftSection={<IconPhoneCall size={17} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        <span className={styles.codeText}>{t('call.code')}</span>
        {on && (
          <Kbd size="xs" ml={8} visibleFrom="sm" aria-hidden>
            {key}
          </Kbd>
        )}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('call.code')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <CodeForm onOpened={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function CodeForm({ onOpened }: { readonly onOpened: () => void }) {
  const { t } = useTranslation('console');
  const [, navigate] = useLocation();
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  /** Why it cannot be one, said when it was tried and not while typing. */
  const [wrong, setWrong] = useState<'length' | 'characters' | null>(null);
  const open = useMutation({
    mutationFn: (code: string) => call(agentRoutes.openCall, { body: { code } }),
    onSuccess: (opened) => {
      client.setQueryData(['tickets', 'call', opened.id], opened);
      onOpened();
      navigate(`/calls/${opened.id}`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (open.isPending) return;
    const code = readCode(typed);
    if (code !== null) return open.mutate(code);
    const strange = [...typed.toUpperCase().replace(/[\s.,_-]+/g, '')].some((one) => !codeAlphabet.includes(one));
    return setWrong(strange ? 'characters' : 'length');
  };
  const refusal = refusals.find((one) => isProblem(open.error, one));
  const error = wrong ? t(`call.wrong.${wrong}`) : refusal ? t(`call.refused.${refusal}`) : undefined;
  return (
    <form onSubmit={submit} className={styles.codeForm}>
      <TextInput
        data-autofocus
        className={styles.codeInput}
        label={t('call.codeLabel')}
        description={t('call.codeHint')}
        placeholder="··· ···"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={20}
        value={typed}
        error={error}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(null);
          open.reset();
        }}
      />
      {open.error && !refusal && <FailureNote error={open.error} />}
      <Button type="submit" loading={open.isPending} disabled={typed.trim() === ''}>
        {t('call.open')}
      </Button>
    </form>
  );
}
