import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { AgentGroup } from '../../../shared/api/agent-routes.ts';
import { daysSinceMigration } from '../../../shared/model/group.ts';
import { localDay } from '../../../shared/model/local-day.ts';
import common from '../common/common.module.css';
import { dayText } from '../common/day-text.ts';
import styles from './groups.module.css';

interface Props {
  readonly group: AgentGroup;
  /** Null where the role does not allow it. */
  readonly act: ((what: 'add' | 'edit' | 'delete') => void) | null;
}

function MigrationDay({ group }: { readonly group: AgentGroup }) {
  const { t, i18n } = useTranslation('console');
  if (group.migratedOn === null) return <span className={common.quiet}>{t('groups.noWave')}</span>;
  const days = daysSinceMigration([group], localDay(Date.now()));
  return (
    <>
      <time dateTime={group.migratedOn}>{dayText(group.migratedOn, i18n.language)}</time>{' '}
      <span className={common.quiet}>{days === null ? t('groups.toCome') : t('groups.since', { days })}</span>
    </>
  );
}

export function GroupRow({ group, act }: Props) {
  const { t } = useTranslation('console');
  const { name } = group;
  return (
    <tr>
      <td className={common.main}>{name}</td>
      <td data-head={t('groups.migratedOn')}>
        <MigrationDay group={group} />
      </td>
      <td data-head={t('groups.desktops')}>
        {group.desktops > 0 ? (
          <Link href={`/desktops?group=${group.id}`} aria-label={t('groups.showDesktops', { count: group.desktops, name })}>
            {t('groups.count', { count: group.desktops })}
          </Link>
        ) : (
          <span className={common.quiet}>{t('none')}</span>
        )}
      </td>
      <td data-head={t('groups.keys')}>
        {group.keys.length > 0 ? group.keys.join(', ') : <span className={common.quiet}>{t('none')}</span>}
      </td>
      {act && (
        <td className={common.end}>
          <div className={styles.buttons}>
            <Button size="compact-sm" variant="default" aria-label={t('groups.addName', { name })} onClick={() => act('add')}>
              {t('groups.add')}
            </Button>
            <Button size="compact-sm" variant="default" aria-label={t('groups.editName', { name })} onClick={() => act('edit')}>
              {t('edit')}
            </Button>
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('groups.deleteName', { name })}
              onClick={() => act('delete')}
            >
              {t('groups.delete')}
            </Button>
          </div>
        </td>
      )}
    </tr>
  );
}
