import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import type { Session } from '../api/session.ts';
import { FailureNote } from '../common/States.tsx';
import styles from './signin.module.css';

interface Props {
  /** Known when a session ended: only the password is asked for. */
  readonly login?: string;
  readonly onSignedIn: (session: Session) => void;
}

export function SignInForm({ login: known, onSignedIn }: Props) {
  const { t } = useTranslation('console');
  const [login, setLogin] = useState(known ?? '');
  const [password, setPassword] = useState('');
  const signIn = useMutation({
    mutationFn: () => call(agentRoutes.signIn, { body: { login: login.trim().toLowerCase(), password } }),
    onSuccess: onSignedIn,
    onError: () => setPassword(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login.trim() !== '' && password !== '') signIn.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label={t('signIn.login')}
        name="login"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
        readOnly={known !== undefined}
        autoFocus={known === undefined}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        data-autofocus={known !== undefined || undefined}
        visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      {signIn.error && <FailureNote error={signIn.error} />}
      <Button type="submit" loading={signIn.isPending}>
        {t('signIn.action')}
      </Button>
    </form>
  );
}
