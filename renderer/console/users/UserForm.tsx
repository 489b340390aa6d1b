import { Button, Group, Modal, Select, Switch, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes, roleSchema, type User, userSchema } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { Confirm } from '../common/Confirm.tsx';
import { ShownOnce } from '../common/ShownOnce.tsx';
import { FailureNote } from '../common/States.tsx';
import { useToast } from '../common/toasts.tsx';

interface Props {
  /** Null for a new person. */
  readonly user: User | null;
  readonly onClose: () => void;
}

export function UserForm({ user, onClose }: Props) {
  const { t } = useTranslation('console');
  const client = useQueryClient();
  const toast = useToast();
  const [name, setName] = useState(user?.name ?? '');
  const [login, setLogin] = useState(user?.login ?? '');
  const [role, setRole] = useState<User['role']>(user?.role ?? 'agent');
  const [active, setActive] = useState(user?.active ?? true);
  const [password, setPassword] = useState<string | null>(null);
  const [resetting, setResetting] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['users'] });
  const save = useMutation({
    mutationFn: async () => {
      if (user) {
        await call(agentRoutes.updateUser, { params: { id: user.id }, body: { name: name.trim(), role, active } });
        return null;
      }
      return (await call(agentRoutes.createUser, { body: { name: name.trim(), login: login.trim().toLowerCase(), role } })).oneTimePassword;
    },
    onSuccess: async (oneTime) => {
      await refresh();
      if (oneTime !== null) return setPassword(oneTime);
      toast(t('users.saved'));
      return onClose();
    },
  });
  const reset = useMutation({
    mutationFn: (id: string) => call(agentRoutes.resetPassword, { params: { id } }),
    onSuccess: ({ oneTimePassword }) => {
      setResetting(false);
      setPassword(oneTimePassword);
    },
  });
  const loginFits = userSchema.shape.login.safeParse(login.trim().toLowerCase()).success;
  const complete = name.trim() !== '' && (user !== null || loginFits);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (complete) save.mutate();
  };
  if (resetting && user) {
    return (
      <Confirm
        opened
        title={t('users.reset')}
        action={t('users.resetAction')}
        danger
        busy={reset.isPending}
        error={reset.error}
        onConfirm={() => reset.mutate(user.id)}
        onClose={() => setResetting(false)}
      >
        <p>{t('users.resetText', { name: user.name })}</p>
      </Confirm>
    );
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={user ? user.name : t('users.new')}
      centered
      closeOnClickOutside={password === null}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {password !== null ? (
        <ShownOnce value={password} label={t('password.oneTime')} onClose={onClose}>
          {t('users.once', { name: name.trim() })}
        </ShownOnce>
      ) : (
        <form onSubmit={submit}>
          <TextInput
            label={t('users.name')}
            description={t('users.nameHint')}
            maxLength={120}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {user === null && (
            <TextInput
              mt="sm"
              label={t('signIn.login')}
              description={t('users.loginHint')}
              maxLength={120}
              autoCapitalize="none"
              spellCheck={false}
              error={login !== '' && !loginFits ? t('users.loginWrong') : undefined}
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
          )}
          <Select
            mt="sm"
            label={t('users.role')}
            description={t(`role.${role}Hint`)}
            allowDeselect={false}
            value={role}
            data={roleSchema.options.map((value) => ({ value, label: t(`role.${value}`) }))}
            onChange={(value) => setRole(roleSchema.catch('agent').parse(value))}
          />
          {user !== null && (
            <Switch mt="md" label={t('users.activeLabel')} checked={active} onChange={(event) => setActive(event.currentTarget.checked)} />
          )}
          {save.error && <FailureNote error={save.error} />}
          <Group justify="space-between" mt="lg" gap="sm">
            {user === null ? (
              <span />
            ) : (
              <Button variant="subtle" onClick={() => setResetting(true)}>
                {t('users.reset')}
              </Button>
            )}
            <Group gap="sm" ml="auto">
              <Button variant="default" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button type="submit" disabled={!complete} loading={save.isPending}>
                {t(user ? 'save' : 'users.add')}
              </Button>
            </Group>
          </Group>
        </form>
      )}
    </Modal>
  );
}
