import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSessionEnded } from '../api/call.ts';
import { CurrentUserProvider, useSession, useSetSession } from '../api/session.ts';
import { FailureNote, Loading } from '../common/States.tsx';
import { Shell } from '../shell/Shell.tsx';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { Plain } from './Plain.tsx';
import { SignInForm } from './SignInForm.tsx';

/**
 * Who may see what: sign in, choose a password of one's own, then the console. When a session ends while somebody works,
 * the sign-in comes as a window over the page, so that nothing typed is lost.
 */
export function Entrance() {
  const { t } = useTranslation('console');
  const session = useSession();
  const setSession = useSetSession();
  const [ended, setEnded] = useState(false);
  const user = session.data?.user;
  useEffect(() => onSessionEnded(() => setEnded(true)), []);

  if (session.isPending) {
    return (
      <Plain>
        <Loading />
      </Plain>
    );
  }
  if (session.error && !session.data) {
    return (
      <Plain>
        <FailureNote error={session.error} onRetry={() => void session.refetch()} />
      </Plain>
    );
  }
  const signedIn: Parameters<typeof SignInForm>[0]['onSignedIn'] = (fresh) => {
    setEnded(false);
    setSession(fresh);
  };
  if (!user) {
    return (
      <Plain title={t('signIn.title')}>
        <SignInForm onSignedIn={signedIn} />
      </Plain>
    );
  }
  if (session.data?.mustChangePassword) {
    return (
      <Plain title={t('password.firstTitle')} intro={t('password.firstIntro')}>
        <NewPasswordForm
          login={user.login}
          oneTime
          onChanged={() => setSession({ user, mustChangePassword: false })}
          onSignOut={() => setSession(null)}
        />
      </Plain>
    );
  }
  return (
    <CurrentUserProvider value={user}>
      <Shell onSignedOut={() => setSession(null)} />
      <Modal opened={ended} onClose={() => undefined} withCloseButton={false} closeOnEscape={false} centered title={t('signIn.againTitle')}>
        <p>{t('signIn.againIntro')}</p>
        <SignInForm login={user.login} onSignedIn={signedIn} />
      </Modal>
    </CurrentUserProvider>
  );
}
