import { Button, Modal, Popover, SegmentedControl, Switch, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import { useShortcutSwitch } from '../common/shortcuts.tsx';
import { useToast } from '../common/toasts.tsx';
import { NewPasswordForm } from '../signin/NewPasswordForm.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { NotifySwitch } from './NotifySwitch.tsx';
import styles from './shell.module.css';

export function UserMenu({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t } = useTranslation('console');
  const user = useCurrentUser();
  const toast = useToast();
  const keys = useShortcutSwitch();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [open, setOpen] = useState(false);
  const [changing, setChanging] = useState(false);
  // Even when the help desk does not answer, whoever signs out wants this browser to forget.
  const leave = useMutation({ mutationFn: () => call(agentRoutes.signOut, {}), onSettled: onSignedOut });
  return (
    <>
      <Popover shadow="md" position="bottom-end" width={270} opened={open} onChange={setOpen} trapFocus returnFocus withRoles={false}>
        <Popover.Target>
          <Button
            onClick={() => setOpen(!open)}
            aria-expanded={open}
            aria-haspopup="dialog"
            variant="subtle"
            className={styles.user}
            leftSection={<IconUserCircle size={20} aria-hidden />}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            <span className={styles.userName}>{user.name}</span>
          </Button>
        </Popover.Target>
        <Popover.Dropdown className={styles.menu} role="dialog" aria-label={user.name}>
          <p className={styles.role}>{t(`role.${user.role}`)}</p>
          <div className={styles.choice}>
            <span>{t('user.language')}</span>
            <LanguageChoice />
          </div>
          <div className={styles.choice}>
            <span>{t('user.theme')}</span>
            <SegmentedControl
              size="xs"
              aria-label={t('user.theme')}
              value={colorScheme}
              onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
              data={['auto', 'light', 'dark'].map((value) => ({ value, label: t(`theme.${value}`) }))}
            />
          </div>
          <Switch
            className={styles.choice}
            label={t('day.keys.on')}
            checked={keys.on}
            onChange={(event) => keys.setOn(event.currentTarget.checked)}
          />
          <NotifySwitch />
          <Button
            variant="subtle"
            className={styles.item}
            leftSection={<IconLock size={17} aria-hidden />}
            onClick={() => {
              setOpen(false);
              setChanging(true);
            }}
          >
            {t('password.change')}
          </Button>
          <Button
            variant="subtle"
            className={styles.item}
            leftSection={<IconLogout size={17} aria-hidden />}
            onClick={() => leave.mutate()}
          >
            {t('user.signOut')}
          </Button>
        </Popover.Dropdown>
      </Popover>
      <Modal
        opened={changing}
        onClose={() => setChanging(false)}
        title={t('password.change')}
        centered
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <NewPasswordForm
          login={user.login}
          onChanged={() => {
            setChanging(false);
            toast(t('password.changed'));
          }}
        />
      </Modal>
    </>
  );
}
