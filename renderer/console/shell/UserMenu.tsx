import { Button, Menu, Modal, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLock, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { agentRoutes } from '../../../shared/api/agent-routes.ts';
import { call } from '../api/call.ts';
import { useCurrentUser } from '../api/session.ts';
import { useToast } from '../common/toasts.tsx';
import { NewPasswordForm } from '../signin/NewPasswordForm.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import styles from './shell.module.css';

export function UserMenu({ onSignedOut }: { readonly onSignedOut: () => void }) {
  const { t } = useTranslation('console');
  const user = useCurrentUser();
  const toast = useToast();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [changing, setChanging] = useState(false);
  // Even when the help desk does not answer, whoever signs out wants this browser to forget.
  const leave = useMutation({ mutationFn: () => call(agentRoutes.signOut, {}), onSettled: onSignedOut });
  return (
    <>
      <Menu position="bottom-end" width={270} withinPortal>
        <Menu.Target>
          <Button
            variant="subtle"
            className={styles.user}
            leftSection={<IconUserCircle size={20} aria-hidden />}
            rightSection={<IconChevronDown size={15} aria-hidden />}
          >
            <span className={styles.userName}>{user.name}</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t(`role.${user.role}`)}</Menu.Label>
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
          <Menu.Divider />
          <Menu.Item leftSection={<IconLock size={17} aria-hidden />} onClick={() => setChanging(true)}>
            {t('password.change')}
          </Menu.Item>
          <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => leave.mutate()}>
            {t('user.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
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
