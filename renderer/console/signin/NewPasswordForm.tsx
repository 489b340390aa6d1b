import { Button, Group, PasswordInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { isProblem } from '../api/failure.ts';
import { FailureNote } from '../common/States.tsx';
import styles from './signin.module.css';

/** As the contract has it. */
const shortest = 12;

interface Props {
  readonly login: string;
  /** The current one is a one-time password. */
  readonly oneTime?: boolean;
  readonly onChanged: () => void;
  readonly onSignOut?: () => void;
}

export function NewPasswordForm({ login, oneTime = false, onChanged, onSignOut }: Props) {
  const { t } = useTranslation('console');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const change = useMutation({
    mutationFn: () => call(agentRoutes.changePassword, { body: { current, next } }),
    onSuccess: onChanged,
  });
  const leave = useMutation({ mutationFn: () => call(agentRoutes.signOut, {}), onSuccess: onSignOut });
  const tooShort = next.length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!tooShort && next === again && next !== current) change.mutate();
  };
  const show = { 'aria-label': t('password.show') };
  const wrong = isProblem(change.error, 'bad-credentials');
  return (
    <form className={styles.form} onSubmit={submit}>
      <input type="text" name="username" autoComplete="username" value={login} readOnly hidden />
      <PasswordInput
        label={t(oneTime ? 'password.oneTime' : 'password.current')}
        autoComplete="current-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={show}
        value={current}
        error={wrong ? t('password.wrong') : undefined}
        onChange={(event) => setCurrent(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password.next')}
        description={t('password.rule', { count: shortest })}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={show}
        value={next}
        error={tried && tooShort ? t('password.short', { count: shortest }) : tried && next === current ? t('password.same') : undefined}
        onChange={(event) => setNext(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password.again')}
        autoComplete="new-password"
        required
        withAsterisk={false}
        visibilityToggleButtonProps={show}
        value={again}
        error={tried && next !== again ? t('password.differs') : undefined}
        onChange={(event) => setAgain(event.currentTarget.value)}
      />
      {change.error && !wrong && <FailureNote error={change.error} />}
      <Group justify="space-between">
        {onSignOut ? (
          <Button variant="subtle" onClick={() => leave.mutate()}>
            {t('user.signOut')}
          </Button>
        ) : (
          <span />
        )}
        <Button type="submit" loading={change.isPending}>
          {t('password.action')}
        </Button>
      </Group>
    </form>
  );
}
