import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { Desktop } from '../../../shared/api/agent-routes.ts';
import { Ago } from '../common/Ago.tsx';
import common from '../common/common.module.css';
import { Pill } from '../common/Pill.tsx';
import styles from './desktops.module.css';
import { TroubleNote } from './TroubleNote.tsx';

interface Props {
  readonly desktop: Desktop;
  readonly chosen: boolean;
  /** Null where the role does not allow it. */
  readonly act: { readonly choose: (chosen: boolean) => void; readonly remove: () => void } | null;
}

export function DesktopRow({ desktop, chosen, act }: Props) {
  const { t } = useTranslation('console');
  const { inventory } = desktop;
  const name = `${inventory.userName}@${inventory.hostName}`;
  return (
    <tr>
      {act && (
        <td>
          <Checkbox
            aria-label={t('groups.choose', { name })}
            checked={chosen}
            onChange={(event) => act.choose(event.currentTarget.checked)}
          />
        </td>
      )}
      <td>
        <span className={common.main}>{inventory.userName}</span>
        <div className={common.quiet}>@{inventory.hostName}</div>
        <TroubleNote troubles={desktop.troubles} />
      </td>
      <td data-head={t('desktops.system')}>
        {[
          inventory.distribution,
          inventory.desktop,
          t(`diagnostics:session.kind.${inventory.sessionType}`, { defaultValue: inventory.sessionType }),
        ]
          .filter(Boolean)
          .join(', ')}
        <div className={common.quiet}>
          {inventory.language} · Pandu {inventory.panduVersion}
        </div>
      </td>
      <td data-head={t('groups.of')}>
        {desktop.groups.length > 0 ? (
          <div className={styles.chips}>
            {desktop.groups.map((group) => (
              <Pill key={group.id}>{group.name}</Pill>
            ))}
          </div>
        ) : (
          <span className={common.quiet}>{t('none')}</span>
        )}
      </td>
      <td data-head={t('desktops.lastSeen')}>{desktop.lastSeenAt ? <Ago time={desktop.lastSeenAt} /> : t('never')}</td>
      <td data-head={t('desktops.openTickets')}>
        {desktop.openTickets > 0 ? (
          <Link href={`/tickets?desktop=${desktop.id}`}>{t('desktops.tickets', { count: desktop.openTickets })}</Link>
        ) : (
          <span className={common.quiet}>{t('none')}</span>
        )}
      </td>
      {act && (
        <td className={common.end}>
          <Button size="compact-sm" variant="subtle" color="red" onClick={act.remove} aria-label={t('desktops.removeName', { name })}>
            {t('desktops.remove')}
          </Button>
        </td>
      )}
    </tr>
  );
}
