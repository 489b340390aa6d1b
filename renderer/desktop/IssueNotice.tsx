import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownAnnouncement } from '../../shared/ipc/contract.ts';
import { Button } from '../components/ui/Button.tsx';
import { AnnouncementNotice } from './announcements.tsx';
import { useAnnounce } from './announcer.tsx';
import { pandu } from './bridge.ts';

interface Props {
  readonly issue: ShownAnnouncement;
  readonly onClose?: () => void;
  /** Before a report: the user goes on with it. */
  readonly onAnother?: () => void;
  /** Kept; called before the page knows it. */
  readonly onMeToo?: (meToo: boolean) => void;
}

/** A known issue with "me too" in place of a report; taken back by one more click. */
export function IssueNotice({ issue, onClose, onAnother, onMeToo }: Props) {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const say = async (meToo: boolean) => {
    setBusy(true);
    const { ok } = await pandu.announcements.meToo({ id: issue.id, meToo }).catch(() => ({ ok: false }));
    setBusy(false);
    setFailed(!ok);
    if (!ok) return;
    announce(t(meToo ? 'announcement.thanks' : 'announcement.takenBack'));
    onMeToo?.(meToo);
  };
  const { meToo } = issue;
  return (
    <AnnouncementNotice
      announcement={issue}
      {...(onClose ? { onClose } : {})}
      actions={
        <>
          {/* One button, so that the keyboard's focus stays where it was. */}
          <Button
            small
            look={meToo ? 'quiet' : 'plain'}
            busy={busy}
            icon={meToo ? undefined : <IconCheck size={18} stroke={2} aria-hidden />}
            onClick={() => void say(!meToo)}
          >
            {t(meToo ? 'announcement.notMe' : 'announcement.meToo')}
          </Button>
          {onAnother && (
            <Button small look="quiet" onClick={onAnother}>
              {t('announcement.another')}
            </Button>
          )}
        </>
      }
    >
      <p>{t(meToo ? 'announcement.thanks' : 'announcement.known')}</p>
      {failed && <p role="alert">{t('announcement.notKept')}</p>}
    </AnnouncementNotice>
  );
}
